# /// variant
# title.en = "The difference is divided by the larger of the two gradients"
# title.ja = "二つの勾配の大きいほうで割っている"
# hint.en = "Your errors come out up to twice as large as they should. There is a maximum in the denominator of the formula: between which two things is it taken?"
# hint.ja = "誤差が、正しい値の最大2倍になっています。式の分母には max があります。それは、何と何のうちの大きいほうでしたか。"
# fails = "test_wrong_by_a_factor"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    return np.max(np.abs(analytic - numerical) / np.maximum(larger, 1e-8))
