# /// variant
# title.en = "The biases are not added"
# title.ja = "バイアスを足していない"
# hint.en = "Your sums are right only if all biases are zero. What does a neuron add to its weighted inputs, and which argument have you not used yet?"
# hint.ja = "バイアスがすべて 0 のときしか、値が合いません。ニューロンは、重みを掛けた入力のほかに何を足しますか。まだ使っていない引数はどれでしょうか。"
# fails = "test_biases"
# ///
def affine(x, W, b):
    return np.dot(x, W)
