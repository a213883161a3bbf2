# /// variant
# title.en = "The signs are dropped before the gradients are compared"
# title.ja = "符号を捨ててから二つの勾配を比べている"
# hint.en = "A gradient that points in exactly the opposite direction passes your check. What is taken first in the numerator of the formula: the difference, or the absolute values?"
# hint.ja = "正反対を向いた勾配が、正しいものとして通ってしまいます。式の分子では、差と絶対値のどちらを先に取りますか。"
# fails = "test_wrong_sign"
# ///
def gradient_check(f, x, analytic):
    a, n = np.abs(analytic), np.abs(numerical_gradient(f, x))
    return np.max(np.abs(a - n) / np.maximum(a + n, 1e-8))
