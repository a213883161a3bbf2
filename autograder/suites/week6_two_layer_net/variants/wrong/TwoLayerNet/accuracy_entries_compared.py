# /// variant
# method = "accuracy"
# title.en = "Every entry of the one-hot rows is compared, zeros included"
# title.ja = "one-hot表現の 0 まで含めて、要素ごとに比べている"
# hint.en = "Even a wrong answer gets most of its zeros right, so your accuracy is far too high. Each sample is either right or wrong: one comparison per row."
# hint.ja = "間違えたデータでも、0 の大半は一致するので、認識精度が高く出すぎています。1つのデータは正解か不正解のどちらかです。比較は行ごとに1回にしましょう。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = self.predict(x)
    k = y.shape[1]
    guess = np.eye(k)[y.argmax(axis=1)]
    if t.ndim == 1:
        t = np.eye(k)[t]
    return np.mean(guess == t)
