# /// variant
# method = "accuracy"
# title.en = "The right answers are counted, not set against the batch size"
# title.ja = "正解の個数を返していて、割合になっていない"
# hint.en = "Your number can exceed 1, and it grows with the batch. How do you compare a network tried on 50 samples with one tried on 5000?"
# hint.ja = "返る値が 1 を超えることがあり、データが増えるほど大きくなります。データが50個のときと5000個のときの成績を比べられるようにするには、個数をどう直せばよいでしょうか。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return np.sum(y == t)
