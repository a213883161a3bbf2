# /// variant
# title.en = "No maximum is subtracted"
# title.ja = "最大値を引いていない"
# hint.en = "Moderate scores are right, but large ones overflow, and very small ones all become zero: nan comes back. What can you do to all scores of a row beforehand without changing the probabilities?"
# hint.ja = "普通の大きさのスコアなら合っていますが、大きなスコアではオーバーフローし、小さすぎるスコアではすべて 0 になって、nan が返っています。確率を変えずに、あらかじめ行のスコア全部に対してできることは何でしょうか。"
# fails = "test_huge_scores"
# ///
def softmax(a):
    e = np.exp(a)
    return e / np.sum(e, axis=-1, keepdims=True)
