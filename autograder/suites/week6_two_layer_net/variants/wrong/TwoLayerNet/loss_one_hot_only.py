# /// variant
# method = "loss"
# title.en = "Labels are multiplied as if they were one-hot"
# title.ja = "ラベルを one-hot表現のつもりで掛けている"
# hint.en = "One-hot answers come out right; labels stop with an error or give a loss that means nothing. A label is the number of a class, not a factor: how can you tell the two forms of t apart, and what do you do with labels?"
# hint.ja = "正解が one-hot表現なら合っていますが、ラベルだとエラーになるか、意味のない損失になります。ラベルはクラスの番号で、掛ける数ではありません。t の2つの形をどう見分け、ラベルならどう扱えばよいでしょうか。"
# fails = "test_loss_labels"
# ///
def loss(self, x, t):
    y = self.predict(x)
    return -np.sum(t * np.log(y + 1e-7)) / x.shape[0]
