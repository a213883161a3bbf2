# /// variant
# title.en = "The derivatives come back as a tuple inside the tuple"
# title.ja = "微分が、タプルの中のタプルになっている"
# hint.en = "The addition node gives two derivatives at once, and you return the pair as one piece. How do you take it apart into two numbers?"
# hint.ja = "加算ノードの backward は、二つの微分を一度に返します。それをひとまとまりのまま返しています。二つの数に分けるには、どう受け取ればよいでしょうか。"
# fails = "test_value"
# ///
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    return z, add.backward(sum(mul.backward(1)))
