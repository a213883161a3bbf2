# /// variant
# method = "accuracy"
# title.en = "The accuracy is a percentage"
# title.ja = "認識精度が百分率になっている"
# hint.en = "Your values are a hundred times too large. Between which two numbers does a fraction lie? The docstring says which form is wanted."
# hint.ja = "値がちょうど100倍になっています。割合は、いくつからいくつまでの数でしょうか。docstring の「戻り値」をもう一度読んでみましょう。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return 100 * np.mean(y == t)
