# /// variant
# title.en = "An if asks for the sign of a whole array"
# title.ja = "配列に対して if で符号を調べている"
# hint.en = "Single numbers work, but an array stops with an error: some of its elements are positive and others negative, and an if can go one way only. Does the formula need the two cases at all?"
# hint.ja = "1つの数なら計算できますが、配列ではエラーで止まります。正の要素も負の要素もあるのに、if はどちらか一方にしか進めないからです。そもそも、場合分けは必要でしょうか。"
# fails = "test_any_shape"
# ///
def sigmoid(x, a=1.0):
    if x >= 0:
        return 1 / (1 + np.exp(-a * x))
    else:
        return np.exp(a * x) / (1 + np.exp(a * x))
