# /// variant
# title.en = "The scores are divided by their maximum"
# title.ja = "スコアを最大値で割っている"
# hint.en = "Your probabilities are much too close to each other, and doubling all scores changes nothing. Which operation with the maximum leaves the differences between the scores as they are?"
# hint.ja = "確率どうしの差が小さすぎ、すべてのスコアを2倍にしても答えが変わりません。スコアどうしの差をそのまま保つには、最大値をどう使えばよいでしょうか。"
# fails = "test_one_sample"
# ///
def softmax(a):
    e = np.exp(a / np.max(a, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
