# /// variant
# title.en = "The book's code as it stands: only one axis, only floats"
# title.ja = "本のコードのままで、1次元の浮動小数点数の配列しか扱えない"
# hint.en = "Two things are still missing from the book's first version. A table stops it with an error, since one index picks a row and not an entry. And an array of whole numbers cannot be moved by a small step. What does chapter 4 say about both?"
# hint.ja = "本の最初のコードには、足りない点が二つあります。2次元の配列では、添字1つが要素ではなく行を指すので、エラーで止まります。また、整数の配列は、小さな刻み幅だけ動かすことができません。4節では、どう説明していましたか。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros_like(x)
    for idx in range(x.size):
        tmp_val = x[idx]
        x[idx] = float(tmp_val) + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad
