# /// variant
# method = "accuracy"
# title.en = "The largest probability is looked for down the columns"
# title.ja = "確率の最大値を、行ではなく列の方向に探している"
# hint.en = "Along this axis you find, for each class, the sample with the highest probability. You want one class for each sample: does your result have as many entries as the batch has rows?"
# hint.ja = "この軸では、クラスごとに「確率が最大のデータ」が見つかります。ほしいのは、データごとに「確率が最大のクラス」です。結果の要素の数が、バッチの行の数と同じになるか確かめましょう。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=0)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return np.sum(y == t) / float(x.shape[0])
