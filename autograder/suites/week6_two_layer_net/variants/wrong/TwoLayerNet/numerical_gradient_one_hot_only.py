# /// variant
# method = "numerical_gradient"
# title.en = "The loss inside takes one-hot answers alone"
# title.ja = "中で計算している損失が、one-hot表現にしか対応していない"
# hint.en = "One-hot answers work, labels do not. You write a loss of your own here, but the network already has one that knows both forms."
# hint.ja = "one-hot表現なら動きますが、ラベルでは正しくありません。ここで損失を書き直さなくても、ネットワークには両方の形式に対応した損失のメソッドがあります。"
# fails = "test_numerical_gradient_of_own_loss"
# ///
def numerical_gradient(self, x, t):
    def f(w):
        y = self.predict(x)
        return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]

    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        grads[key] = numerical_gradient(f, self.params[key])
    return grads
