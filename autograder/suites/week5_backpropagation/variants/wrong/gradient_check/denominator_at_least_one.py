# /// variant
# title.en = "The guard in the denominator is so large that small gradients slip through"
# title.ja = "分母の下限が大きすぎて、小さな勾配の間違いを見逃している"
# hint.en = "With large gradients your errors are right, with small ones they come out far too small. The guard is there to prevent 0/0 and nothing else: how large may it be so that ordinary small gradients never meet it?"
# hint.ja = "大きな勾配なら合っていますが、小さな勾配では、誤差が小さくなりすぎます。分母の下限は、0/0 を防ぐためだけのものです。ふつうの小さな勾配に影響しないためには、どれくらいの大きさがよいでしょうか。"
# fails = "test_wrong_by_a_factor"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(1, np.abs(analytic) + np.abs(numerical))
    return np.max(np.abs(analytic - numerical) / size)
