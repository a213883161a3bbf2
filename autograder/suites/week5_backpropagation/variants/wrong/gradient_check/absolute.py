# /// variant
# title.en = "The error is absolute, not relative"
# title.ja = "相対誤差ではなく、絶対誤差になっている"
# hint.en = "Your number grows with the gradient itself: the same kind of mistake counts for more where the gradient is large. What makes an error comparable for large and small gradients?"
# hint.ja = "同じ間違い方でも、勾配が大きいほど値が大きくなっています。大きな勾配の誤差と小さな勾配の誤差を比べられるようにするには、どうすればよいでしょうか。"
# fails = "test_wrong_by_a_factor"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.max(np.abs(analytic - numerical))
