# /// variant
# method = "accuracy"
# title.en = "argmax looks at the whole batch at once"
# title.ja = "argmax をバッチ全体に対して取っている"
# hint.en = "Without an axis you get a single position, counted through the whole table of probabilities. How many answers does the network give for a batch of N samples?"
# hint.ja = "軸を指定しないと、確率の表全体を通し番号で数えた位置が1つだけ返ります。N 個のデータのバッチに対して、ネットワークの答えはいくつあるはずでしょうか。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x))
    if t.ndim == 2:
        t = np.argmax(t)
    return np.mean(y == t)
