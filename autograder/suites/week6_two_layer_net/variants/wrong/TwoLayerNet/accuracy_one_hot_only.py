# /// variant
# method = "accuracy"
# title.en = "The answers are always taken to be one-hot"
# title.ja = "正解がいつも one-hot表現だと思っている"
# hint.en = "Your method stops with an error when the answers come as labels: those have a single axis. How can the method see which of the two forms it was given?"
# hint.ja = "正解がラベルで渡されると、エラーで止まります。ラベルの配列は1次元だからです。二つの形式のどちらが渡されたかは、t の何を見ればわかるでしょうか。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    t = np.argmax(t, axis=1)
    return np.sum(y == t) / float(x.shape[0])
