# /// variant
# method = "accuracy"
# title.en = "One-hot answers are compared as if they were labels"
# title.ja = "one-hot表現の正解を、ラベルのつもりで比べている"
# hint.en = "With labels all is well, but with one-hot answers you compare class numbers with zeros and ones. What has to happen to each one-hot row first?"
# hint.ja = "ラベルなら正しいのですが、one-hot表現ではクラスの番号と 0・1 の並びを比べています。比べる前に、one-hot表現の各行を何に直せばよいでしょうか。"
# fails = "test_accuracy_one_hot"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    return np.sum(y == t) / float(x.shape[0])
