# /// variant
# title.en = "Zeros are replaced in the caller's y"
# title.ja = "渡された y の 0 を書き換えている"
# hint.en = "Your loss is right, but wherever the caller's y held a zero it holds something else afterwards. Make a copy first, or protect the logarithm without touching y."
# hint.ja = "損失は合っていますが、渡された y の 0 だったところが、別の値に変わってしまいます。先にコピーするか、y に触れずに対数の中で備えましょう。"
# fails = "test_arguments_stay"
# ///
def cross_entropy_error(y, t):
    y[y == 0] = 1e-7
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * np.log(y)) / n
