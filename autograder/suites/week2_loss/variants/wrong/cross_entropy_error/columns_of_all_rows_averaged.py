# /// variant
# title.en = "Averages over every pair of a row and a label"
# title.ja = "行とラベルのすべての組み合わせで平均している"
# hint.en = "Your mean with labels mixes each sample with the answers of the others. Row by row there is only one probability to pick, the one of that row's own label."
# hint.ja = "ラベルのとき、ほかのデータの正解まで混ぜて平均しています。1つの行から取り出す確率は、その行自身のラベルの1つだけです。"
# fails = "test_batch_labels"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=-1)
    p = y[..., t]
    return -np.mean(np.log(p + 1e-7))
