# /// variant
# title.en = "W is turned round whenever the sizes allow it"
# title.ja = "大きさが合えば W を転置している"
# hint.en = "With a square W your sums are different from the others: both ways round fit then, and you take the wrong one first. Does the shape of W, as the exercise gives it, leave any choice?"
# hint.ja = "W が正方行列のときだけ、値が違っています。どちら向きでも大きさが合うので、間違ったほうが先に選ばれています。問題文にある W の形状なら、向きを選ぶ必要があるでしょうか。"
# fails = "test_same_sizes"
# ///
def affine(x, W, b):
    if x.shape[-1] == W.shape[1]:
        W = W.T
    return np.dot(x, W) + b
