# /// variant
# title.en = "x is not put back"
# title.ja = "x を元の値に戻していない"
# hint.en = "After your function each entry of x lies a step away from where it was. What the caller lent you should come back as it was. Which value do you have to remember for that?"
# hint.ja = "関数から戻ると、x のどの要素も一歩ずれたままです。借りた配列は、元のまま返しましょう。そのために覚えておく値は何でしょうか。"
# fails = "test_x_stays"
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
    return grad
