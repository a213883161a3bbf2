# /// variant
# title.en = "The smallest score gets the largest probability"
# title.ja = "最小のスコアが最大の確率になっている"
# hint.en = "Your probabilities are in the opposite order of the scores. Should the exponential grow or fall with the score, and which sign has the score in the exponent?"
# hint.ja = "スコアの大小と確率の大小が逆になっています。スコアが大きいほど、指数関数の値はどうなるべきでしょうか。指数の中で、スコアの符号はどちらになっていますか。"
# fails = "test_one_sample"
# ///
def softmax(a):
    e = np.exp(np.max(a, axis=-1, keepdims=True) - a)
    return e / np.sum(e, axis=-1, keepdims=True)
