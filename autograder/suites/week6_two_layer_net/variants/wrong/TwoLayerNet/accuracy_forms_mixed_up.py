# /// variant
# method = "accuracy"
# title.en = "The condition that tells labels from one-hot is the wrong way round"
# title.ja = "ラベルと one-hot表現を見分ける条件が逆になっている"
# hint.en = "Labels are treated as one-hot, and one-hot answers are left alone: neither form works. Print the number of axes of t for both forms, and read your condition aloud."
# hint.ja = "ラベルに one-hot表現の処理をし、one-hot表現のほうは何もせずに比べているので、どちらでも正しくなりません。二つの形式で t の次元の数を表示し、条件と見比べてみましょう。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim == 1:
        t = np.argmax(t, axis=1)
    return np.sum(y == t) / float(x.shape[0])
