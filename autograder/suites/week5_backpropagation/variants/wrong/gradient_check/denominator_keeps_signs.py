# /// variant
# title.en = "The denominator keeps the signs"
# title.ja = "分母で絶対値を取っていない"
# hint.en = "Where derivatives are negative your result becomes enormous, even for a gradient that is almost exactly right. How large a number is and which sign it has are two things. Which one belongs into the denominator?"
# hint.ja = "微分が負のところでは、ほとんど正しい勾配でも、とても大きな値になってしまいます。数の大きさと符号は別のものです。分母に必要なのはどちらですか。"
# fails = "test_correct_gradient"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.max(np.abs(analytic - numerical) / np.maximum(analytic + numerical, 1e-8))
