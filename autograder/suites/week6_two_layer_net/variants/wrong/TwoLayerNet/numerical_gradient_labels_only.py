# /// variant
# method = "numerical_gradient"
# title.en = "The loss inside takes labels alone"
# title.ja = "中で計算している損失が、ラベルにしか対応していない"
# hint.en = "Labels work, one-hot answers do not. You write a loss of your own here, but the network already has one that knows both forms."
# hint.ja = "ラベルなら動きますが、one-hot表現では正しくありません。ここで損失を書き直さなくても、ネットワークには両方の形式に対応した損失のメソッドがあります。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    def f(w):
        y = self.predict(x)
        return -np.mean(np.log(y[np.arange(len(t)), t] + 1e-7))

    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        grads[key] = numerical_gradient(f, self.params[key])
    return grads
