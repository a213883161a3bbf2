# /// variant
# title.en = "The denominator takes the absolute value of the sum"
# title.ja = "分母で、足してから絶対値を取っている"
# hint.en = "Where the two gradients have different signs, they cancel in your denominator, and the result becomes far larger than 1. In which order does the formula add and take the absolute values?"
# hint.ja = "二つの勾配の符号が違うと、分母で打ち消し合い、値が 1 よりずっと大きくなっています。式の分母では、足すのと絶対値を取るのと、どちらが先ですか。"
# fails = "test_wrong_sign"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic + numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)
