# /// variant
# title.en = "The slopes come back in a flat row"
# title.ja = "傾きが1次元に並んで返ってくる"
# hint.en = "Your slopes are right, but for a table they come back in one long row. Each slope should stand where its entry stands. Which shape should the gradient have?"
# hint.ja = "傾きの値は正しいのに、x が2次元でも、1次元に並んで返ってきます。傾きは、対応する要素と同じ場所に置くものです。勾配はどんな形状であるべきでしょうか。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    slopes = []
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        slopes.append((fxh1 - fxh2) / (2 * h))
        x[idx] = tmp_val
    return np.array(slopes)
