# /// variant
# method = "loss"
# title.en = "One-hot answers are used as if they were labels"
# title.ja = "one-hot表現の正解を、ラベルのつもりで使っている"
# hint.en = "Labels come out right; with one-hot answers your loss is wrong or your code stops, for zeros and ones are taken as class numbers. How do you find the class in a one-hot row?"
# hint.ja = "正解がラベルなら合っていますが、one-hot表現だと損失が違う値になるか、エラーで止まります。0 と 1 がクラスの番号として使われているからです。one-hot表現の行から、クラスの番号をどう見つけますか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    return -np.mean(np.log(y[np.arange(len(x)), t] + 1e-7))
