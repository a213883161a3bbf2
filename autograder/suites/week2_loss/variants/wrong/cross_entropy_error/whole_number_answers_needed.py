# /// variant
# title.en = "One-hot answers with decimal numbers are refused"
# title.ja = "小数で書かれた one-hot表現を受け付けない"
# hint.en = "A one-hot array may hold 0.0 and 1.0 as well, but yours is used to compute an index, and Python wants whole numbers there. Let the position of the 1 count, not its type."
# hint.ja = "one-hot表現には 0.0 や 1.0 が入っていることもあります。それで計算した値を添字に使うと、整数でないためエラーで止まります。数の型ではなく、1 の位置から番号を求めましょう。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = t @ np.arange(y.shape[-1])
    y = y.reshape(-1, y.shape[-1])
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
