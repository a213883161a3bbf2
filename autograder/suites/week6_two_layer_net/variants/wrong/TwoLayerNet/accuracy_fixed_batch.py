# /// variant
# method = "accuracy"
# title.en = "The count is divided by a fixed batch size"
# title.ja = "正解の個数を、決まったバッチサイズで割っている"
# hint.en = "A batch may have any number of rows, but your divisor is always the same. Ask the arguments how many samples there are this time."
# hint.ja = "バッチの行の数はいろいろなのに、いつも同じ数で割っています。今回のデータが何個あるかは、引数から調べられます。"
# fails = "test_accuracy_labels"
# ///
batch_size = 100


def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return np.sum(y == t) / batch_size
