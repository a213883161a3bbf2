# /// variant
# title.en = "The last sample of a batch is left out"
# title.ja = "バッチの最後のデータを数えていない"
# hint.en = "The last row has no influence on your loss, yet it is counted when you divide. Where does your loop, or your slice, end?"
# hint.ja = "最後の行が損失に入っていないのに、割るときには数えています。ループやスライスは、どこで終わっていますか。"
# fails = "test_batch_labels"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        k = np.argmax(t) if np.ndim(t) else t
        return -np.log(y[k] + 1e-7)
    loss = 0.0
    for i in range(len(y) - 1):
        k = np.argmax(t[i]) if np.ndim(t[i]) else t[i]
        loss -= np.log(y[i][k] + 1e-7)
    return loss / len(y)
