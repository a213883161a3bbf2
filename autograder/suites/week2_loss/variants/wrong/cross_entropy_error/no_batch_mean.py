# /// variant
# title.en = "The loss is summed over the batch"
# title.ja = "損失をバッチ全体で合計している"
# hint.en = "Your loss grows with the number of samples. How do you make the loss of 5 samples comparable with that of 500?"
# hint.ja = "データの数が増えるほど損失も大きくなっています。5個の損失と500個の損失を比べられるようにするには、どうすればよいでしょうか。"
# fails = "test_batch_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        return -np.sum(t * np.log(y + 1e-7))
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    return -np.sum(np.log(y[np.arange(len(y)), t] + 1e-7))
