# /// variant
# title.en = "Zero times the logarithm of zero gives nan"
# title.ja = "0 と log 0 の積が nan になる"
# hint.en = "As soon as any class has the probability zero, even a wrong one, your loss is nan: the zeros of the one-hot form do not erase an infinite logarithm. What keeps every logarithm finite?"
# hint.ja = "どれか1つのクラスの確率が 0 になると、それが正解クラスでなくても損失が nan になります。one-hot表現の 0 を掛けても、無限大は消えません。対数が無限大にならないようにするものは何でしたか。"
# fails = "test_certain_and_right"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y)) / n
