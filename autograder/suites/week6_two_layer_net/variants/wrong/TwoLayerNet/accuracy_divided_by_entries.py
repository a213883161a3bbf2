# /// variant
# method = "accuracy"
# title.en = "The count is divided by the number of entries in t"
# title.ja = "正解の個数を、t の要素の数で割っている"
# hint.en = "With labels your value is right; with one-hot answers it is too small, by the number of classes. How many samples are there, and how many numbers does t hold?"
# hint.ja = "ラベルでは正しい値ですが、one-hot表現ではクラスの数だけ小さくなっています。データの数と、t に入っている数字の個数は同じでしょうか。"
# fails = "test_accuracy_one_hot"
# ///
def accuracy(self, x, t):
    y = self.predict(x).argmax(axis=1)
    labels = t.argmax(axis=1) if t.ndim == 2 else t
    return np.sum(y == labels) / t.size
