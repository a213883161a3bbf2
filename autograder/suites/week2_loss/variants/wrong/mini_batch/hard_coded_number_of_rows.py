# /// variant
# title.en = "Row numbers are drawn for MNIST, whatever the data"
# title.ja = "データに関係なく、MNISTの件数から行番号を引いている"
# hint.en = "Your row numbers run up to the size of MNIST, so a smaller data set does not have most of them and Python stops with an IndexError. Where can the number of rows be read?"
# hint.ja = "MNISTの件数までの行番号を引いているため、小さなデータではその行がなく、IndexError で止まります。行の数は何からわかりますか。"
# fails = "test_any_size"
# ///
def mini_batch(x, t, size, rng):
    rows = rng.choice(60000, size)
    return x[rows], t[rows]
