# /// variant
# title.en = "The difference is not divided by anything"
# title.ja = "差を求めただけで、割っていない"
# hint.en = "What comes back is how far f rises for a tiny move: tiny numbers, even where f is steep. What turns a rise into a slope?"
# hint.ja = "返ってくるのは、少し動かしたときの f の増加量で、急なところでもとても小さい数になります。増加量を傾きにするには、何が必要でしょうか。"
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
        grad[idx] = fxh1 - fxh2
        x[idx] = tmp_val
    return grad
