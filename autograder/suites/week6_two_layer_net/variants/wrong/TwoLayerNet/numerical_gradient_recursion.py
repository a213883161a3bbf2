# /// variant
# method = "numerical_gradient"
# title.en = "The method calls itself in place of week 3's function"
# title.ja = "第3週の関数ではなく、メソッド自身を呼んでいる"
# hint.en = "The call never comes to an end, until Python stops it. Section 2 tells by which name you get the function and by which the method."
# hint.ja = "呼び出しが終わらず、Python に止められています。関数とメソッドのどちらがどの名前で呼ばれるのか、2節の説明を読み直しましょう。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        grads[key] = self.numerical_gradient(loss_W, self.params[key])
    return grads
