# /// variant
# title.en = "Counts the classes from one"
# title.ja = "クラスの番号を 1 から数えている"
# hint.en = "With labels you take the probability of the class before the right one. What is the number of the first class in Python?"
# hint.ja = "ラベルのとき、正解の1つ手前のクラスの確率を使っています。Python では、最初のクラスの番号はいくつですか。"
# fails = "test_one_sample_label"
# ///
def cross_entropy_error(y, t):
    n = 1 if y.ndim == 1 else y.shape[0]
    if np.ndim(t) == np.ndim(y):
        return -np.sum(t * np.log(y + 1e-7)) / n
    y = y.reshape(n, -1)
    return -np.sum(np.log(y[np.arange(n), t - 1] + 1e-7)) / n
