# /// variant
# title.en = "Asks a plain integer for its length or its elements"
# title.ja = "ただの整数に、長さや要素を求めている"
# hint.en = "For one sample the label is a plain integer, and Python stops with a TypeError where you count or index it like a list. Deal with this case first: how is a single number recognised?"
# hint.ja = "データが1つのとき、ラベルはただの整数です。リストのように長さや要素を求めると TypeError で止まります。1つの数であることは、何を見ればわかりますか。"
# fails = "test_one_sample_label"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        if len(t) == len(y):
            return -np.sum(t * np.log(y + 1e-7))
        return -np.log(y[t[0]] + 1e-7)
    n = len(y)
    if t.ndim == 2:
        return -np.sum(t * np.log(y + 1e-7)) / n
    return -np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n
