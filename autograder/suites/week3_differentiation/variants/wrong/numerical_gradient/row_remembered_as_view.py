# /// variant
# title.en = "The remembered row is a view, which moves along"
# title.ja = "覚えておいた行がビューなので、一緒に動いてしまう"
# hint.en = "In a table what you remember of a row is no copy: it changes as the row is moved, so the way back is lost. And a whole row moves where one entry should. What does one index give you there?"
# hint.ja = "2次元の配列では、覚えておいた行はコピーではありません。行を動かすと一緒に変わるので、元に戻せなくなります。しかも、要素一つではなく行全体が動いています。2次元の配列で、添字1つは何を指すでしょうか。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in range(len(x)):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad
