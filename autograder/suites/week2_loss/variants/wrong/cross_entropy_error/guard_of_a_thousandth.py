# /// variant
# title.en = "The number added inside the logarithm is still too large"
# title.ja = "対数の中で足す数が、まだ大きすぎる"
# hint.en = "Ordinary probabilities are hardly touched, but a zero probability of the right class should cost more than it does with you. Compare your number with the one in the stub."
# hint.ja = "ふつうの確率にはほとんど影響しませんが、正解クラスの確率が 0 のときの損失が小さすぎます。足している数を、問題文のものと比べてみましょう。"
# fails = "test_zero_probability"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * np.log(y + 1e-3)) / n
