# /// variant
# title.en = "The sums of the rows lie down as a row"
# title.ja = "行ごとの総和が、横1列に並んでいる"
# hint.en = "A batch stops with an error; if it is square, it is divided by the sums of the wrong rows. The maxima stand beside their rows as a column: do the sums, too?"
# hint.ja = "バッチではエラーで止まり、正方形のバッチでは、別の行の総和で割っています。最大値は縦の列として、それぞれの行の横に並んでいます。総和のほうはどうでしょうか。"
# fails = "test_batch"
# ///
def softmax(a):
    if a.ndim == 1:
        e = np.exp(a - np.max(a))
        return e / np.sum(e)
    e = np.exp(a - np.max(a, axis=1, keepdims=True))
    return e / np.sum(e, axis=1)
