# /// variant
# title.en = "Computes squared errors"
# title.ja = "二乗誤差を計算している"
# hint.en = "There are squares in your function and no logarithm: this is the loss of chapter 1, averaged over the batch. What does chapter 2 compute from the probability of the right class?"
# hint.ja = "対数がなく、二乗を計算しています。それは1章の損失をバッチで平均したものです。2章では、正解クラスの確率から何を計算しますか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return 0.5 * np.sum((y - t) ** 2) / n
