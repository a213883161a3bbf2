# /// variant
# method = "numerical_gradient"
# title.en = "The difference is divided by the wrong distance"
# title.ja = "差を割る幅が間違っている"
# hint.en = "All your slopes are exactly twice too large. How far apart are the two points at which you take the loss?"
# hint.ja = "勾配がどれもちょうど2倍になっています。損失を計算した2つの点は、どれだけ離れているでしょうか。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for name, param in self.params.items():
        grad = np.zeros_like(param)
        for i in np.ndindex(param.shape):
            kept = param[i]
            param[i] = kept + h
            above = self.loss(x, t)
            param[i] = kept - h
            below = self.loss(x, t)
            param[i] = kept
            grad[i] = (above - below) / h
        grads[name] = grad
    return grads
