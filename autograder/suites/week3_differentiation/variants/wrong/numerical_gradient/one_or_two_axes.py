# /// variant
# title.en = "Has a case for one axis and one for two, but none for more"
# title.ja = "1次元と2次元の場合だけを書いていて、3次元以上を扱えない"
# hint.en = "For rows and tables you are right, but an array of three axes is too much. Shapes do not end at two; instead of one case after the other, which single loop visits every entry of any shape? Chapter 4 has a hint."
# hint.ja = "1次元と2次元なら正しいのに、3次元になると計算できません。場合分けを増やす代わりに、形状によらず、一つのループですべての要素を順に見る方法があります。4節のヒントを見てみましょう。"
# fails = "test_any_shape"
# ///
def slopes_of_row(f, x, row):
    h = 1e-4
    grad = np.zeros(len(row))
    for i in range(len(row)):
        tmp_val = row[i]
        row[i] = tmp_val + h
        fxh1 = f(x)
        row[i] = tmp_val - h
        fxh2 = f(x)
        grad[i] = (fxh1 - fxh2) / (2 * h)
        row[i] = tmp_val
    return grad


def numerical_gradient(f, x):
    x = np.asarray(x, dtype=float)
    if x.ndim == 1:
        return slopes_of_row(f, x, x)
    grad = np.zeros(x.shape)
    for i, row in enumerate(x):
        grad[i] = slopes_of_row(f, x, row)
    return grad
