# /// variant
# title.en = "Takes labels for one-hot answers when they are only 0 and 1"
# title.ja = "0 と 1 だけのラベルを、one-hot表現だと思っている"
# hint.en = "The labels 0 and 1 look like parts of a one-hot vector to your function. Do not look at the values of t: what else tells the two forms apart?"
# hint.ja = "ラベルが 0 と 1 だけのとき、one-hot表現と取り違えています。t の値ではなく、もっと確実に2つの形を区別できるものを見ましょう。"
# fails = "test_as_many_samples_as_classes"
# ///
def cross_entropy_error(y, t):
    n = 1 if y.ndim == 1 else len(y)
    if np.max(t) <= 1:
        return -np.sum(t * np.log(y + 1e-7)) / n
    y = y.reshape(n, -1)
    return -np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n
