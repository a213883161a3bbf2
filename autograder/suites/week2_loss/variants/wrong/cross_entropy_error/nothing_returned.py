# /// variant
# title.en = "The result is not returned"
# title.ja = "計算した値を返していない"
# hint.en = "Your function gives its result a name and ends there, so None comes back. What hands a value to the caller?"
# hint.ja = "計算した値に名前を付けたところで関数が終わっているため、None が返っています。呼び出した側に値を渡すには、何が必要ですか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    cee = -np.sum(t * np.log(y + 1e-7)) / n
