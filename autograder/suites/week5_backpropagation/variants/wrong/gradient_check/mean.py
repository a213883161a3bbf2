# /// variant
# title.en = "The errors are averaged"
# title.ja = "誤差を平均している"
# hint.en = "The more correct elements there are, the less a single wrong one counts in your result. How can it be kept from hiding among the others?"
# hint.ja = "正しい要素が多いほど、一つだけの間違いが目立たなくなっています。ほかの要素に埋もれさせないためには、どうすればよいでしょうか。"
# fails = "test_one_wrong_element"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.mean(np.abs(analytic - numerical) / size)
