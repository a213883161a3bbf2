# /// variant
# title.en = "Loops over rows and columns, so there have to be two axes"
# title.ja = "行と列の二重ループなので、2次元の配列しか扱えない"
# hint.en = "For a table you are right; a single row, or an array of three axes, is too much or too little for your two loops. Which one loop visits every entry of any shape? Chapter 4 has a hint."
# hint.ja = "2次元の配列なら正しいのに、1次元や3次元では二重ループがうまく合いません。形状によらず、一つのループですべての要素を順に見る方法があります。4節のヒントを見てみましょう。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            tmp_val = x[i, j]
            x[i, j] = tmp_val + h
            fxh1 = f(x)
            x[i, j] = tmp_val - h
            fxh2 = f(x)
            grad[i, j] = (fxh1 - fxh2) / (2 * h)
            x[i, j] = tmp_val
    return grad
