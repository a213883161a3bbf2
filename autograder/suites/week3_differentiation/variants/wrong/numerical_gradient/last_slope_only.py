# /// variant
# title.en = "Each slope overwrites the one before"
# title.ja = "傾きを求めるたびに、前の傾きを上書きしている"
# hint.en = "A single number came back: the slope of the last entry. The others were found as well, but each one replaced the one before. Where could all of them be kept?"
# hint.ja = "返ってきたのは、最後の要素の傾き一つだけです。ほかの傾きも求めていますが、次々に上書きされています。すべての傾きを、どこに入れておけばよいでしょうか。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad
