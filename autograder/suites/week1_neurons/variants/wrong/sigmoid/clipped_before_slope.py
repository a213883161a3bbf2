# /// variant
# title.en = "x is clipped before the slope is applied"
# title.ja = "傾きを掛ける前に x を切り詰めている"
# hint.en = "With a gentle slope your curve stops rising long before it reaches 1. It is the exponent that may become too large, not x: where would a limit be in the right place?"
# hint.ja = "傾きがなだらかなとき、1 に届くずっと手前で曲線が平らになっています。大きくなりすぎて困るのは、x ではなく指数です。制限するなら、どこでするべきでしょうか。"
# fails = "test_far_out"
# ///
def sigmoid(x, a=1.0):
    x = np.clip(x, -100, 100)
    return 1 / (1 + np.exp(-a * x))
