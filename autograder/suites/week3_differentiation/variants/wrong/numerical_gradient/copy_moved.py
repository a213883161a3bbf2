# /// variant
# title.en = "A copy of x is moved, not x itself"
# title.ja = "x そのものではなく、コピーを動かしている"
# hint.en = "Where f uses its argument you are right. Where f reads the array that you were handed, you get 0 everywhere: that array never moves. Chapter 4 says why next week's loss is such an f."
# hint.ja = "f が引数を使うときは正しいのに、渡された配列を f が直接読むときは、勾配がすべて 0 になります。その配列が動いていないからです。来週の損失関数がなぜそうなるのか、4節を読み直してみましょう。"
# fails = "test_f_that_reads_the_array"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.array(x, dtype=float)
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
