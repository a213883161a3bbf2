# /// variant
# method = "accuracy"
# title.en = "The wrong answers are counted, not the right ones"
# title.ja = "正解ではなく、間違いの割合を求めている"
# hint.en = "The better the network, the smaller your number. Which samples do you count: those that match, or those that do not?"
# hint.ja = "ネットワークが賢いほど、値が小さくなっています。数えているのは、正解と一致したデータでしょうか、それとも一致しなかったデータでしょうか。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return np.sum(y != t) / len(t)
