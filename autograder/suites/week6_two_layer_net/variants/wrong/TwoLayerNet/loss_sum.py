# /// variant
# method = "loss"
# title.en = "The loss is summed over the batch"
# title.ja = "損失をバッチ全体で合計している"
# hint.en = "Your loss grows with the number of samples: hand in every sample twice, and it doubles. How do you make the loss of 5 samples comparable with that of 500?"
# hint.ja = "サンプルの数が増えるほど、損失も大きくなっています。同じデータを2回ずつ渡すと、損失は2倍になります。5個の損失と500個の損失を比べられるようにするには、どうすればよいでしょうか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.sum(np.log(y[np.arange(len(x)), t] + 1e-7))
