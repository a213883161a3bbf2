# /// variant
# title.en = "The rows are copied into an array of whole numbers"
# title.ja = "行を整数の配列にコピーしている"
# hint.en = "The data lose everything behind the decimal point on their way into your batch. Which kind of numbers can the array hold that you prepared for them?"
# hint.ja = "ミニバッチに入れるときに、データの小数点より下が消えています。用意した配列は、どんな種類の数を入れられますか。"
# fails = "test_rows_belong_together"
# ///
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    x_batch = np.zeros((size, x.shape[1]), dtype=int)
    for i, row in enumerate(rows):
        x_batch[i] = x[row]
    return x_batch, t[rows]
