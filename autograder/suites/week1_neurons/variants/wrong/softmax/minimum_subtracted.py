# /// variant
# title.en = "The minimum is subtracted instead of the maximum"
# title.ja = "最大値ではなく最小値を引いている"
# hint.en = "Scores that lie far apart overflow more easily than before, because your subtraction leaves no exponent below zero. From which end must you measure so that no exponent is positive?"
# hint.ja = "スコアどうしが大きく離れていると、引く前よりもオーバーフローしやすくなっています。引き算の後、指数がどれも 0 以上になるからです。どの指数も正にならないようにするには、どちらの端を基準にすればよいでしょうか。"
# fails = "test_huge_scores"
# ///
def softmax(a):
    e = np.exp(a - np.min(a, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
