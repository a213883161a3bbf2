# /// variant
# title.en = "All slopes are added up into one number"
# title.ja = "すべての傾きを足して、一つの数にしている"
# hint.en = "A single number came back: the sum of all slopes. Whoever wants to go downhill has to know each of them. Where could every slope be kept by itself?"
# hint.ja = "返ってきたのは、すべての傾きを足した一つの数です。下る向きを知るには、要素ごとの傾きが必要です。それぞれの傾きを、どこに入れておけばよいでしょうか。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = 0
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad += (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad
