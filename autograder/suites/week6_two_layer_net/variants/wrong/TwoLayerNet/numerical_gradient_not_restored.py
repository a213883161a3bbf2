# /// variant
# method = "numerical_gradient"
# title.en = "The parameters stay moved"
# title.ja = "動かしたパラメータを元に戻していない"
# hint.en = "Your slopes are right, yet afterwards every parameter is a little off. Which value does a parameter have when its loop is done with it?"
# hint.ja = "勾配の値は合っていますが、終わったあとのパラメータが少しずつずれています。1つの要素の計算が終わったとき、その値はいくつになっているでしょうか。"
# fails = "test_numerical_gradient_leaves"
# ///
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for name in ["W1", "b1", "W2", "b2"]:
        param = self.params[name]
        grad = np.zeros_like(param)
        for i in np.ndindex(param.shape):
            param[i] += h
            above = self.loss(x, t)
            param[i] -= 2 * h
            below = self.loss(x, t)
            grad[i] = (above - below) / (2 * h)
        grads[name] = grad
    return grads
