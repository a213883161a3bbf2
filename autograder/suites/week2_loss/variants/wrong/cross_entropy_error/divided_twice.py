# /// variant
# title.en = "Divides by the number of samples twice"
# title.ja = "データの数で2回割っている"
# hint.en = "One sample has the right loss, but a batch of many samples has hardly any. The mean already divides once; does anything divide again?"
# hint.ja = "データが1つなら合っていますが、バッチが大きいほど損失が小さくなりすぎます。平均を取った時点で一度割っています。そのあと、もう一度割っていませんか。"
# fails = "test_batch_labels"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    n = y.shape[0]
    return -np.mean(np.log(y[np.arange(n), t] + 1e-7)) / n
