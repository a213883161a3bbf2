# /// variant
# method = "accuracy"
# title.en = "One True or False per sample comes back, not one number"
# title.ja = "1つの数ではなく、データごとの真偽値を返している"
# hint.en = "You know of each sample whether it is right. How does that become one number for the whole batch?"
# hint.ja = "データごとに正解かどうかまでは求められています。そこから、バッチ全体を表す1つの数にするには、あと何をすればよいでしょうか。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return y == t
