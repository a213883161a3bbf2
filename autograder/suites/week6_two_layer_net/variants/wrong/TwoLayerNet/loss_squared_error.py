# /// variant
# method = "loss"
# title.en = "The loss is the squared error"
# title.ja = "損失関数が二乗和誤差になっている"
# hint.en = "Your loss never gets large, even where the network is sure and wrong: it is a sum of squares. Which of week 2's two losses does the docstring name?"
# hint.ja = "自信を持って間違えても、損失があまり大きくなりません。差の二乗を足しているからです。第2週で習った2つの損失関数のうち、docstring に書かれているのはどちらですか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return 0.5 * np.sum((y - t) ** 2) / x.shape[0]
