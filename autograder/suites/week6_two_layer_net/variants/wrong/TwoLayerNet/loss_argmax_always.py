# /// variant
# method = "loss"
# title.en = "argmax is taken of labels too"
# title.ja = "ラベルにまで argmax を使っている"
# hint.en = "One-hot answers come out right, labels stop with an error: they have no second axis to search. When is there something to turn into labels, and when are they there already?"
# hint.ja = "正解が one-hot表現なら合っていますが、ラベルだとエラーで止まります。ラベルの配列には、探すべき2つ目の軸がありません。ラベルに直す必要があるのは、t がどんな形のときでしょうか。"
# fails = "test_loss_labels"
# ///
def loss(self, x, t):
    y = self.predict(x)
    t = np.argmax(t, axis=1)
    return -np.mean(np.log(y[np.arange(len(x)), t] + 1e-7))
