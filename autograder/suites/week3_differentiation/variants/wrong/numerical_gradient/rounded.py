# /// variant
# title.en = "The slopes are rounded"
# title.ja = "傾きを丸めている"
# hint.en = "Your slopes are right in their first decimals and then stop; small ones come out as 0. Rounding is for showing numbers to people. Next week a small slope still has to say which way is down. Where do its digits go?"
# hint.ja = "傾きは小数点以下の数桁まで正しく、その先がありません。小さな傾きは 0 になります。丸めるのは、人に見せるときだけで十分です。来週は、小さな傾きも下る向きを決めるのに使います。"
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
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return np.round(grad, 4)
