# /// variant
# title.en = "The number added inside the logarithm is far too small"
# title.ja = "対数の中で足す数が小さすぎる"
# hint.en = "Your loss for a zero probability is finite, but so huge that one such sample would drown all the others. Compare your tiny number with the one in the stub."
# hint.ja = "確率が 0 のときの損失は有限ですが、大きすぎて、そのデータ1つがほかのデータを全部かき消してしまいます。足している小さな数を、問題文のものと比べてみましょう。"
# fails = "test_zero_probability"
# ///
def cross_entropy_error(y, t):
    delta = 10e-50
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * np.log(y + delta)) / n
