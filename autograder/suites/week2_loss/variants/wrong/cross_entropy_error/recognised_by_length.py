# /// variant
# title.en = "Recognises one-hot answers by a length that labels can have as well"
# title.ja = "ラベルでも同じになり得る長さで、one-hot表現と判断している"
# hint.en = "When there happen to be as many samples as classes, you take labels for one-hot answers. What do the two forms never have in common, whatever their lengths?"
# hint.ja = "データの数とクラスの数がたまたま同じだと、ラベルを one-hot表現と取り違えます。長さが何であっても、2つの形で必ず違うものは何ですか。"
# fails = "test_as_many_samples_as_classes"
# ///
def cross_entropy_error(y, t):
    n = 1 if y.ndim == 1 else y.shape[0]
    if np.size(t) > 1 and len(t) == y.shape[-1]:
        return -np.sum(t * np.log(y + 1e-7)) / n
    if np.ndim(t) == 2:
        return -np.sum(t * np.log(y + 1e-7)) / n
    y = y.reshape(n, -1)
    return -np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n
