# /// variant
# title.en = "Calls a method of NumPy's old random numbers on the new generator"
# title.ja = "新しい乱数生成器で、古い乱数の書き方を使っている"
# hint.en = "Python stops with an AttributeError: the generator that is handed in has other method names than the old np.random functions. Look at the list of methods of numpy.random.Generator."
# hint.ja = "AttributeError で止まっています。渡される乱数生成器のメソッドは、古い np.random の関数とは名前が違います。numpy.random.Generator のメソッドの一覧を見てみましょう。"
# fails = "test_uses_the_generator"
# ///
def mini_batch(x, t, size, rng):
    rows = rng.randint(0, len(x), size)
    return x[rows], t[rows]
