# /// variant
# title.en = "The step is so tiny that it is lost in rounding"
# title.ja = "刻み幅が小さすぎて、丸め誤差で消えている"
# hint.en = "Your gradient is 0 nearly everywhere: beside an ordinary number your step is too small to be kept, so nothing has moved. Where in the V of chapter 2 is your step?"
# hint.ja = "勾配がほとんどの場所で 0 になります。ふつうの大きさの数に足すには刻み幅が小さすぎて、何も動いていません。2節のV字で、使った刻み幅はどのあたりでしょうか。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 10e-50
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
    return grad
