# /// variant
# method = "accuracy"
# title.en = "The division drops the decimals"
# title.ja = "割り算で小数が切り捨てられている"
# hint.en = "You only ever get 0 or 1, though half-right batches exist. Which kind of division keeps the decimals?"
# hint.ja = "一部だけ正解したバッチでも、0 か 1 しか返っていません。小数が残る割り算になっているでしょうか。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return np.sum(y == t) // x.shape[0]
