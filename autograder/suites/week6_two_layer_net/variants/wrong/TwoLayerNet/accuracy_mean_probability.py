# /// variant
# method = "accuracy"
# title.en = "The probability of the right class is averaged"
# title.ja = "正解クラスの確率を平均している"
# hint.en = "You measure how sure the network is of the right answers, not how often it is right. Each sample counts as 1 or 0, nothing between."
# hint.ja = "正解した回数ではなく、正解クラスにどれだけ自信があるかを測っています。1つのデータは 1 か 0 のどちらかとして数え、その間の値にはなりません。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return np.mean(y[np.arange(len(t)), t])
