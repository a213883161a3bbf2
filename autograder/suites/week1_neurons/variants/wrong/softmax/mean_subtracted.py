# /// variant
# title.en = "The mean is subtracted instead of the maximum"
# title.ja = "最大値ではなく平均を引いている"
# hint.en = "Scores that lie far apart still overflow, because some of them stay far above zero after your subtraction. What must you subtract so that no exponent is positive any more?"
# hint.ja = "スコアどうしが大きく離れていると、まだオーバーフローします。引き算をした後も、0 よりずっと大きいものが残るからです。どの指数も正にならないようにするには、何を引けばよいでしょうか。"
# fails = "test_huge_scores"
# ///
def softmax(a):
    e = np.exp(a - np.mean(a, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
