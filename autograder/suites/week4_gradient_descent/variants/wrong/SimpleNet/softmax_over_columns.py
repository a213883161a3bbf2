# /// variant
# title.en = "The softmax is taken over the columns of the batch"
# title.ja = "ソフトマックス関数を、行ではなく列ごとに計算している"
# hint.en = "One sample is right, but in a batch the probabilities of one sample do not sum to 1: those of one class, over all samples, do. Which axis of the scores belongs to the classes?"
# hint.ja = "データ1つなら正しいのに、バッチでは、データごとの確率の合計が 1 になりません。代わりに、クラスごとの合計が 1 になっています。スコアのどちらの軸がクラスでしょうか。"
# fails = "test_loss_of_a_batch_one_hot"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        exp_z = np.exp(z - np.max(z, axis=0))
        y = exp_z / np.sum(exp_z, axis=0)
        if z.ndim == 1:
            y = softmax(z)
        return cross_entropy_error(y, t)
