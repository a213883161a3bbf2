# /// variant
# title.en = "Nothing is returned"
# title.ja = "return がなく、何も返していない"
# hint.en = "Your function gives back None, even if it shows the gradient on the screen, so nobody can go downhill with it. What is missing at the end of the function?"
# hint.ja = "勾配が画面に表示されていたとしても、関数からは None が返るので、計算に使えません。関数の最後に、何が足りないでしょうか。"
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
    print(grad)
