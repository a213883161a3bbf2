# /// variant
# method = "numerical_gradient"
# title.en = "All four gradients are taken of W1"
# title.ja = "4つとも W1 についての勾配になっている"
# hint.en = "Under every key stands an array of the same shape. Each gradient has the shape of its own parameter: which parameter do you move for which key?"
# hint.ja = "どのキーにも、同じ形状の配列が入っています。勾配の形状は、それぞれのパラメータと同じはずです。キーごとに、どのパラメータを動かしているか確かめましょう。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        grads[key] = numerical_gradient(lambda W: self.loss(x, t), self.params["W1"])
    return grads
