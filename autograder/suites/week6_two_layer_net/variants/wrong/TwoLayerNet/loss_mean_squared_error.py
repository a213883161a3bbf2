# /// variant
# method = "loss"
# title.en = "The loss is the mean squared difference"
# title.ja = "損失関数が平均二乗誤差になっている"
# hint.en = "Your loss stays under 1, even where the network is sure and wrong. Squared differences suit the prediction of a quantity; for probabilities of classes, which loss does the docstring name?"
# hint.ja = "自信を持って間違えても、損失が 1 を超えません。差の二乗の平均は、数量の予測に使う損失です。クラスの確率を予測するとき、docstring ではどの損失関数を使うことになっていますか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return np.mean((y - t) ** 2)
