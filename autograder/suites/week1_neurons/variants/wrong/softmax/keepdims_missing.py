# /// variant
# title.en = "The maxima and sums of the rows lie down as a row"
# title.ja = "行ごとの最大値や総和が、横1列に並んでいる"
# hint.en = "A batch stops with an error; if it is square, each number is paired with the wrong row. After taking one number from each row, do they still stand beside their rows as a column?"
# hint.ja = "バッチではエラーで止まり、正方形のバッチでは、別の行の値と組み合わされています。行ごとに1つの数を求めた後も、それが縦の列として、それぞれの行の横に並んでいるでしょうか。"
# fails = "test_batch"
# ///
def softmax(a):
    e = np.exp(a - np.max(a, axis=-1))
    return e / np.sum(e, axis=-1)
