# /// variant
# title.en = "The value z is not returned"
# title.ja = "値 z を返していない"
# hint.en = "Two numbers come back, both of them derivatives. The way forward has a result of its own. Which three does the docstring list?"
# hint.ja = "返ってきたのは二つの微分だけです。順伝播にも結果がありました。説明の「戻り値」には、どの三つが並んでいますか。"
# fails = "test_value"
# ///
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    da, db = mul.backward(1)
    dx, dy = add.backward(da + db)
    return dx, dy
