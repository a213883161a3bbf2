# /// variant
# title.en = "Only batches are provided for"
# title.ja = "バッチの場合しか考えていない"
# hint.en = "Batches are right, but a single sample stops with an error, as it has no second axis. By which number can you name the last axis, however many there are?"
# hint.ja = "バッチなら合っていますが、データが1つのときはエラーで止まります。2つ目の軸がないからです。軸がいくつあっても「最後の軸」を指せる番号は何でしょうか。"
# fails = "test_one_sample"
# ///
def softmax(a):
    e = np.exp(a - np.max(a, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)
