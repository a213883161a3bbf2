# /// variant
# title.en = "Divides by the number of elements of t"
# title.ja = "t の要素数で割っている"
# hint.en = "With labels your loss is right, with one-hot answers it is too small. Does t have as many elements as there are samples in both forms?"
# hint.ja = "ラベルでは合っていますが、one-hot表現だと損失が小さくなります。t の要素の数は、どちらの形でもデータの数と同じでしょうか。"
# fails = "test_batch_one_hot"
# ///
def cross_entropy_error(y, t):
    t = np.array(t)
    n = t.size
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = t.reshape(1) if t.ndim == 0 else t.reshape(1, -1)
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.sum(np.log(y[np.arange(len(y)), t] + 1e-7)) / n
