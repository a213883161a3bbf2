# /// variant
# title.en = "Only batches are possible"
# title.ja = "バッチにしか対応していない"
# hint.en = "Batches are fine, but a single sample stops with an error: it has no second axis. How can one sample be made a batch of one row?"
# hint.ja = "バッチなら計算できますが、データが1つだけだと軸が足りずにエラーで止まります。データ1つを、1行だけのバッチとして扱うにはどうすればよいでしょうか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    n, k = y.shape
    return -np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n
