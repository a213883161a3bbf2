# /// variant
# title.en = "f is called with x in another shape"
# title.ja = "f に、形状を変えた x を渡している"
# hint.en = "Your numbers are right wherever f does not care about the shape. But an f that multiplies matrices does. In which shape does f expect its argument?"
# hint.ja = "f が形状を気にしなければ、正しい値になります。しかし、行列の積を計算する f ではうまくいきません。f は、どんな形状の引数を受け取るはずでしょうか。"
# fails = "test_f_gets_the_whole_array"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    flat = np.asarray(x, dtype=float).reshape(-1)
    grad = np.zeros(flat.size)
    for i in range(flat.size):
        tmp_val = flat[i]
        flat[i] = tmp_val + h
        fxh1 = f(flat)
        flat[i] = tmp_val - h
        fxh2 = f(flat)
        grad[i] = (fxh1 - fxh2) / (2 * h)
        flat[i] = tmp_val
    return grad.reshape(x.shape)
