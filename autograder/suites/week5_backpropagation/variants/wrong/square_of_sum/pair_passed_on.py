# /// variant
# title.en = "The pair that comes back from t times t is passed on whole"
# title.ja = "t·t から戻った二つの微分を、組のまま渡している"
# hint.en = "Your derivatives are tuples where numbers were asked for: the multiplication gives back two derivatives, and both go on as one pair. Both belong to the same t. What has to be made of them first?"
# hint.ja = "返す微分が、数ではなくタプルになっています。乗算ノードから戻った二つの微分を、組のまま次へ渡しているからです。どちらも同じ t についての微分です。渡す前に、二つをどうすればよいでしょうか。"
# fails = "test_derivatives"
# ///
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    dt = mul.backward(1)
    dx, dy = add.backward(dt)
    return z, dx, dy
