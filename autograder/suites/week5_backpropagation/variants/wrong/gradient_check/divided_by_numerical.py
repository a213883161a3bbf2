# /// variant
# title.en = "The difference is divided by the numerical gradient alone"
# title.ja = "数値微分の大きさだけで割っている"
# hint.en = "If the two gradients change places, your result changes, and it can grow far beyond 1. The formula treats both of them alike. What does it divide by?"
# hint.ja = "二つの勾配を入れ替えると結果が変わり、1 を大きく超えることもあります。式は、二つの勾配を同じように扱っています。何で割っていますか。"
# fails = "test_wrong_by_a_factor"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.max(np.abs(analytic - numerical) / np.maximum(np.abs(numerical), 1e-8))
