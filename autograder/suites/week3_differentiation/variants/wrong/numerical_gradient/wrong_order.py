# /// variant
# title.en = "The difference is taken the wrong way round"
# title.ja = "差を取る順序が逆になっている"
# hint.en = "Your arrows have the right length and point the wrong way: downhill. A gradient points to where f rises. From which height do you take the other away?"
# hint.ja = "大きさは正しいのに、向きが逆で、下る向きになっています。勾配は f が増える向きを指します。二つの値のうち、どちらからどちらを引いていますか。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val - h
        fxh1 = f(x)
        x[idx] = tmp_val + h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad
