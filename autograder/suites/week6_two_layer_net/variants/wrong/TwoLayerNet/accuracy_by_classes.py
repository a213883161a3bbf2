# /// variant
# method = "accuracy"
# title.en = "The count is divided by the number of classes"
# title.ja = "正解の個数を、クラスの数で割っている"
# hint.en = "Your value is right only where there happen to be as many samples as classes. A fraction of what is asked for?"
# hint.ja = "データの数とクラスの数が同じときしか、正しい値になりません。何に対する割合を求めるのかを考えてみましょう。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = self.predict(x)
    labels = np.argmax(t, axis=1) if t.ndim == 2 else t
    return np.sum(np.argmax(y, axis=1) == labels) / y.shape[1]
