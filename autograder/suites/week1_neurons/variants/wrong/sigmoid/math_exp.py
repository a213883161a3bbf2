# /// variant
# title.en = "math.exp takes single numbers only"
# title.ja = "1つの数しか受け取れない math.exp を使っている"
# hint.en = "Your function stops with an error on arrays, and on numbers far out. Which library has an exponential that works on a whole array at once, and only warns when a number gets too large?"
# hint.ja = "配列を渡したときや、極端に大きな数のときに、エラーで止まります。配列全体を一度に計算でき、数が大きすぎても警告だけで済む指数関数は、どのライブラリにありますか。"
# fails = "test_any_shape"
# ///
import math

def sigmoid(x, a=1.0):
    return 1 / (1 + math.exp(-a * x))
