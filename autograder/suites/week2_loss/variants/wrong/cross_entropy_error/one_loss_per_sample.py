# /// variant
# title.en = "A batch gets one loss per sample"
# title.ja = "バッチのとき、データごとの損失を並べて返している"
# hint.en = "For a batch you return an array, one loss for each sample. Learning needs a single number to make smaller. How does the formula with N bring the samples together?"
# hint.ja = "バッチを渡すと、データごとの損失が並んだ配列が返ります。学習で小さくしたいのは1つの数です。N のある式では、データごとの損失をどうまとめていますか。"
# fails = "test_batch_labels"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    return -np.sum(t * np.log(y + 1e-7), axis=-1)
