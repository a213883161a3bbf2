# /// variant
# method = "accuracy"
# title.en = "The answers handed in are overwritten"
# title.ja = "渡された正解を書き換えている"
# hint.en = "Your number is right, but the caller's t holds something else afterwards. Keep your results in an array or a variable of their own."
# hint.ja = "値は正しいのですが、呼び出した側の t の中身が変わってしまいます。途中の結果は、別の配列や変数に入れましょう。"
# fails = "test_accuracy_leaves"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    for i in range(len(t)):
        if t[i] == y[i]:
            t[i] = 1
        else:
            t[i] = 0
    return np.mean(t)
