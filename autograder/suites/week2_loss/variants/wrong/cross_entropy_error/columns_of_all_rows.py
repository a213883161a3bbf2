# /// variant
# title.en = "Takes the columns of the labels from all rows"
# title.ja = "各行から1つではなく、全部の行からラベルの列を取り出している"
# hint.en = "With labels you collect too many probabilities: every label is applied to every row. Look at the hint above the exercise: pairs of a row and a column are needed."
# hint.ja = "ラベルのとき、どの行にも全部のラベルを使うため、取り出す確率が多すぎます。問題の前にあるヒントを見ましょう。行番号と列番号の組が必要です。"
# fails = "test_batch_labels"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    n = y.shape[0]
    if t.ndim == 2:
        return -np.sum(t * np.log(y + 1e-7)) / n
    return -np.sum(np.log(y[:, t] + 1e-7)) / n
