# /// variant
# title.en = "A plain integer is treated as an array"
# title.ja = "ただの整数を配列のように扱っている"
# hint.en = "For one sample the label is a plain integer, and Python stops because such a number has no shape, size or reshape. Which NumPy functions take numbers and arrays alike?"
# hint.ja = "データが1つのとき、ラベルはただの整数です。整数には shape も size も reshape もないので、エラーで止まります。数でも配列でも受け取れる NumPy の関数を使いましょう。"
# fails = "test_one_sample_label"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        t = t.reshape(1, t.size)
        y = y.reshape(1, y.size)
    if t.size == y.size:
        t = t.argmax(axis=1)
    batch_size = y.shape[0]
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size
