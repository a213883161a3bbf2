# /// variant
# title.en = "Applies softmax to the outputs first"
# title.ja = "先に出力へソフトマックス関数を適用している"
# hint.en = "Even a perfect prediction has an error with your function, because y is changed before it is compared. Is turning scores into probabilities the job of a loss?"
# hint.ja = "比べる前に y を変換しているため、予測が正解と一致していても誤差が残ります。スコアを確率に変えるのは、損失関数の仕事でしょうか。"
# fails = "test_no_error"
# ///
def mean_squared_error(y, t):
    exp_y = np.exp(y - np.max(y))
    p = exp_y / np.sum(exp_y)
    return 0.5 * np.sum((p - t) ** 2)
