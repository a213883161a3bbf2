# /// variant
# title.en = "The softmax is taken over the whole batch"
# title.ja = "ソフトマックス関数をバッチ全体で計算している"
# hint.en = "One sample is right, but in a batch the loss is too large: the probabilities of all samples together sum to 1, instead of those of each sample. The softmax of the notebook goes row by row."
# hint.ja = "データ1つなら正しいのに、バッチでは損失が大きすぎます。データごとではなく、バッチ全体の確率の合計が 1 になっているからです。ノートブックに用意された softmax は、行ごとに計算します。"
# fails = "test_loss_of_a_batch_one_hot"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        exp_z = np.exp(z - np.max(z))
        y = exp_z / np.sum(exp_z)
        return cross_entropy_error(y, t)
