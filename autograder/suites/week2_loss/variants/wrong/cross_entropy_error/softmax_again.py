# /// variant
# title.en = "Applies softmax to y, although y holds probabilities already"
# title.ja = "y はもう確率なのに、ソフトマックス関数を適用している"
# hint.en = "Even a certain and right prediction costs something with your function, because y is turned into probabilities a second time. PyTorch's loss takes scores; what does this one take?"
# hint.ja = "自信を持って正解しても、損失が 0 に近くなりません。y をもう一度確率に変換しているからです。PyTorch の損失関数はスコアを受け取りますが、この関数は何を受け取りますか。"
# fails = "test_certain_and_right"
# ///
def cross_entropy_error(y, t):
    y = np.exp(y) / np.sum(np.exp(y), axis=-1, keepdims=True)
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
