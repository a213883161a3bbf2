# /// variant
# title.en = "The answers are rounded"
# title.ja = "答えを丸めている"
# hint.en = "Your answers are nearly right, but digits are missing. Rounding is for showing numbers only: should the next layer compute with the rounded ones?"
# hint.ja = "答えはほぼ合っていますが、小数の桁が足りません。丸めるのは、表示するときだけで十分です。丸めた値を次の層の計算に使ってよいでしょうか。"
# fails = "test_slope_one"
# ///
def sigmoid(x, a=1.0):
    return np.round(1 / (1 + np.exp(-a * x)), 2)
