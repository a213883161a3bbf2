# /// variant
# title.en = "The exponentials of large scores overflow"
# title.ja = "大きなスコアの指数関数がオーバーフローしている"
# hint.en = "Moderate scores are right, but large ones become inf and nan, and the first grade always wins. Is the exponential needed to see which score is the largest?"
# hint.ja = "普通の大きさのスコアなら合っていますが、大きなスコアは inf や nan になり、いつも最初の評価が返っています。どのスコアが最大かを知るのに、指数関数は必要でしょうか。"
# fails = "test_large_scores"
# ///
def predict_label(scores):
    p = np.exp(scores) / np.sum(np.exp(scores))
    return ["good", "average", "poor"][np.argmax(p)]
