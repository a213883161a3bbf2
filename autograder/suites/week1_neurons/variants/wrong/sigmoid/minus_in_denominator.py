# /// variant
# title.en = "The exponential is subtracted in the denominator"
# title.ja = "分母で指数関数を引いている"
# hint.en = "Your answers leave the range from 0 to 1, and there is no answer at all at zero. Look at the sign inside the denominator again: could it become zero if it were right?"
# hint.ja = "答えが 0 から 1 までの範囲を外れ、x が 0 のところでは値が決まりません。分母の中の符号をもう一度見てみましょう。正しい式なら、分母が 0 になることはあるでしょうか。"
# fails = "test_slope_one"
# ///
def sigmoid(x, a=1.0):
    return 1 / (1 - np.exp(-a * x))
