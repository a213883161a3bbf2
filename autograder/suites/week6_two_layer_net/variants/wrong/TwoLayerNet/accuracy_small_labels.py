# /// variant
# method = "accuracy"
# title.en = "Labels that are all 0 or 1 are taken for one-hot"
# title.ja = "0 と 1 だけのラベルを、one-hot表現と取り違えている"
# hint.en = "The numbers in t do not tell the two forms apart: a batch may happen to hold no other classes than 0 and 1. What differs between the forms, whatever the numbers are?"
# hint.ja = "t の中の数字だけでは、二つの形式は見分けられません。クラス 0 と 1 のデータしかないバッチもあるからです。数字によらず、いつも違っているのは何でしょうか。"
# fails = "test_accuracy_kinds"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if np.max(t) == 1:
        t = np.argmax(t, axis=1)
    return np.sum(y == t) / float(x.shape[0])
