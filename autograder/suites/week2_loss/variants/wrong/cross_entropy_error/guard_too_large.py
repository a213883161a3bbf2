# /// variant
# title.en = "The number added inside the logarithm is too large"
# title.ja = "対数の中で足す数が大きすぎる"
# hint.en = "What you add inside the logarithm changes ordinary probabilities, too: even a certain and right answer no longer costs nothing. It should be far smaller than any probability that matters."
# hint.ja = "対数の中で足す数が、ふつうの確率にまで影響しています。自信を持って正解しても、損失が 0 になりません。意味のある確率より、ずっと小さい数にしましょう。"
# fails = "test_certain_and_right"
# ///
def cross_entropy_error(y, t):
    delta = 1e-2
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * np.log(y + delta)) / n
