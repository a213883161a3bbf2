# /// variant
# method = "numerical_gradient"
# title.en = "Whole rows of weights are moved together"
# title.ja = "重みを1行まとめて動かしている"
# hint.en = "The biases come out right, the weights do not: within a row all your slopes are the same. A partial derivative moves one number and holds all others still."
# hint.ja = "バイアスは正しいのですが、重みの勾配では、同じ行の値がすべて等しくなっています。偏微分では、1つの数だけを動かし、ほかは止めておきます。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for name in ("W1", "b1", "W2", "b2"):
        param = self.params[name]
        grad = np.zeros_like(param)
        for i in range(len(param)):
            kept = param[i].copy()
            param[i] = kept + h
            f1 = self.loss(x, t)
            param[i] = kept - h
            f2 = self.loss(x, t)
            param[i] = kept
            grad[i] = (f1 - f2) / (2 * h)
        grads[name] = grad
    return grads
