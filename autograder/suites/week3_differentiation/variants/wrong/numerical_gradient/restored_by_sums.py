# /// variant
# title.en = "x is put back by adding and subtracting the step"
# title.ja = "刻み幅の足し引きで x を戻している"
# hint.en = "Your gradient is right, and x is almost as it was: its last digits are off. Sums of floats are rounded each time. Is there a way back without any arithmetic?"
# hint.ja = "勾配は正しく、x もほぼ元どおりですが、最後の数桁が違います。浮動小数点数の足し算では、そのつど丸め誤差が生じます。計算をせずに戻す方法はないでしょうか。"
# fails = "test_x_stays"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        x[idx] += h
        fxh1 = f(x)
        x[idx] -= 2 * h
        fxh2 = f(x)
        x[idx] += h
        grad[idx] = (fxh1 - fxh2) / (2 * h)
    return grad
