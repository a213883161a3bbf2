# /// variant
# method = "numerical_gradient"
# title.en = "The parameters are updated as well"
# title.ja = "勾配を求めるだけでなく、パラメータの更新までしている"
# hint.en = "Your method makes a step of learning, so the parameters are others afterwards. Finding the slope and walking down it are two jobs: the second one comes next week."
# hint.ja = "このメソッドの中で学習が1ステップ進み、パラメータが変わってしまいます。勾配を求めることと、それを使って更新することは別の仕事です。更新は来週の課題で書きます。"
# fails = "test_numerical_gradient_leaves"
# ///
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        grads[key] = numerical_gradient(loss_W, self.params[key])
    for key in grads:
        self.params[key] -= 0.1 * grads[key]
    return grads
