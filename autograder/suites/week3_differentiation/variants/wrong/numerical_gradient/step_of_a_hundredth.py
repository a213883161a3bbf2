# /// variant
# title.en = "The step is too big by a little: the error shows in the fifth digit"
# title.ja = "刻み幅が少し大きく、5桁目あたりに誤差が出ている"
# hint.en = "Where f is a sum of squares you are right, on other functions not quite. This is the truncation error of chapter 2. Where in its V does the dashed line reach its lowest errors?"
# hint.ja = "f が2乗の和なら正しいのに、ほかの関数ではわずかにずれます。2節で見た打ち切り誤差です。2節の図の破線で、誤差がもっと小さくなるのは、刻み幅がどのあたりのときでしょうか。"
# fails = "test_accuracy_on_waves"
# ///
def numerical_gradient(f, x):
    h = 0.01
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
