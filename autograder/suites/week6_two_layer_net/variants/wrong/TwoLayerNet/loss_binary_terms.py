# /// variant
# method = "loss"
# title.en = "The wrong classes are counted as well"
# title.ja = "不正解のクラスの項まで足している"
# hint.en = "Your loss is too large and depends on how the wrong classes share what is left: that is the formula for yes-or-no questions. Which probabilities enter the cross entropy error of this course?"
# hint.ja = "損失が大きすぎ、不正解のクラスの確率の分かれ方によっても変わります。それは「はい・いいえ」の問題で使う式です。この講座の交差エントロピー誤差に入るのは、どのクラスの確率でしたか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    e = t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)
    return -np.sum(e) / x.shape[0]
