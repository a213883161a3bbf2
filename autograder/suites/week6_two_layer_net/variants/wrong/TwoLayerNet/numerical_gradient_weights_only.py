# /// variant
# method = "numerical_gradient"
# title.en = "The biases have no gradient"
# title.ja = "バイアスの勾配を求めていない"
# hint.en = "Biases are learned just as weights are. How many entries do the parameters have, and how many does your dict have?"
# hint.ja = "バイアスも、重みと同じように学習で更新されます。パラメータはいくつあり、返したディクショナリにはいくつ入っているでしょうか。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    grads = {}
    for key in ("W1", "W2"):
        grads[key] = numerical_gradient(loss_W, self.params[key])
    return grads
