# /// variant
# title.en = "math.exp stops far out"
# title.ja = "極端な値で math.exp がエラーになる"
# hint.en = "Your function takes every shape, but stops with an error where the exponential no longer fits in a float. NumPy's exponential gives infinity there and goes on: what is one divided by infinity?"
# hint.ja = "どんな形状でも計算できますが、指数関数の値が浮動小数点数に収まらなくなると、エラーで止まります。NumPy の指数関数なら、無限大を返して計算を続けます。1 を無限大で割るといくつでしょうか。"
# fails = "test_far_out"
# ///
import math

def sigmoid(x, a=1.0):
    f = np.vectorize(lambda v: 1 / (1 + math.exp(-a * v)))
    return f(x)
