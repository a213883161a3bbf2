# /// variant
# method = "numerical_gradient"
# title.en = "The first result is kept and returned again and again"
# title.ja = "最初に求めた勾配を取っておき、そのまま返している"
# hint.en = "However the parameters and the batch change, the same slopes come back. A gradient belongs to one place: after each step a new one is due."
# hint.ja = "パラメータやバッチが変わっても、同じ勾配が返ってきます。勾配はその地点だけのものなので、呼ばれるたびに計算し直す必要があります。"
# fails = "test_numerical_gradient_current"
# ///
def numerical_gradient(self, x, t):
    if not hasattr(self, "grads"):
        self.grads = {}
    loss_W = lambda W: self.loss(x, t)
    for key in ("W1", "b1", "W2", "b2"):
        if key not in self.grads:
            self.grads[key] = numerical_gradient(loss_W, self.params[key])
    return self.grads
