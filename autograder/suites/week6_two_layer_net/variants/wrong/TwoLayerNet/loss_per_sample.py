# /// variant
# method = "loss"
# title.en = "The loss of each sample comes back, not their mean"
# title.ja = "データごとの損失を、平均せずに返している"
# hint.en = "You return an array with one loss per sample. Learning needs a single number that says how good the network is on the whole batch: how do you get it from these?"
# hint.ja = "データごとの損失が、配列のまま返っています。学習には、バッチ全体でのよしあしを表す1つの数が必要です。この配列から、それをどう求めればよいでしょうか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.log(y[np.arange(len(x)), t] + 1e-7)
