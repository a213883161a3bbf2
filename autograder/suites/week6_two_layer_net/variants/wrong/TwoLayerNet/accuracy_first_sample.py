# /// variant
# method = "accuracy"
# title.en = "Only the first sample is judged"
# title.ja = "最初のデータしか見ていない"
# hint.en = "Your answer does not change, whatever is in the other rows of the batch. Each row is a sample that has to be judged."
# hint.ja = "バッチの2行目から後ろをどう変えても、値が変わりません。どの行も1つのデータなので、全部の行について正解かどうかを調べましょう。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = self.predict(x)[0]
    label = t[0] if t.ndim == 1 else np.argmax(t[0])
    if np.argmax(y) == label:
        return 1.0
    return 0.0
