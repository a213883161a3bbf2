# /// variant
# title.en = "Infinity is divided by infinity far out"
# title.ja = "大きな入力で ∞/∞ になる"
# hint.en = "For large inputs your answer is nan: numerator and denominator have both become infinite. In which way of writing the formula does the exponential stand in one of them only?"
# hint.ja = "大きな入力で nan になっています。分子も分母も無限大になるためです。指数関数が分子か分母の一方にしか出てこない式の書き方はどれでしょうか。"
# fails = "test_far_out"
# ///
def sigmoid(x, a=1.0):
    return np.exp(a * x) / (np.exp(a * x) + 1)
