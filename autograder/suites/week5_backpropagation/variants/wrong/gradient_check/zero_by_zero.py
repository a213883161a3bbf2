# /// variant
# title.en = "Nothing protects from dividing zero by zero"
# title.ja = "0 を 0 で割るのを防いでいない"
# hint.en = "Where both derivatives are zero your result is nan, although nothing is wrong there. What does the formula do so that the denominator never vanishes?"
# hint.ja = "どちらの微分も 0 の要素があると、間違いではないのに、結果が nan になります。式では、分母が 0 にならないように、どんな工夫をしていますか。"
# fails = "test_zero"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.max(np.abs(analytic - numerical) / (np.abs(analytic) + np.abs(numerical)))
