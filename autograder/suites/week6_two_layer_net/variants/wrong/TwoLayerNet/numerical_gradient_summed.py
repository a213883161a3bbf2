# /// variant
# method = "numerical_gradient"
# title.en = "The slope is that of the summed loss, not of the mean"
# title.ja = "平均ではなく、合計した損失の勾配になっている"
# hint.en = "For a single sample your slopes are right, for larger batches too large. Use the network's own loss, so that both agree about the batch."
# hint.ja = "データが1個なら正しいのに、バッチが大きいほど勾配も大きくなります。損失を計算し直すのではなく、このネットワーク自身の損失を使えば、バッチの扱いが食い違いません。"
# fails = "test_numerical_gradient_of_own_loss"
# ///
def numerical_gradient(self, x, t):
    def f(w):
        y = self.predict(x)
        labels = t if t.ndim == 1 else t.argmax(axis=1)
        return -np.sum(np.log(y[np.arange(len(x)), labels] + 1e-7))

    return {key: numerical_gradient(f, self.params[key]) for key in ["W1", "b1", "W2", "b2"]}
