# /// variant
# method = "accuracy"
# title.en = "The last sample is never looked at"
# title.ja = "最後のデータを調べていない"
# hint.en = "Even a network that is right in every case does not reach 1. Which is the last row that your loop gets to?"
# hint.ja = "すべて正解しても、認識精度が 1 になりません。ループが最後に調べているのは何行目でしょうか。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = self.predict(x)
    count = 0
    for i in range(len(x) - 1):
        label = t[i] if t.ndim == 1 else np.argmax(t[i])
        if np.argmax(y[i]) == label:
            count += 1
    return count / len(x)
