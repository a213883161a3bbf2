# /// variant
# title.en = "Only one of the two ways back is counted"
# title.ja = "戻ってくる二つの道の、一方しか数えていない"
# hint.en = "Both derivatives come out at half their size. How many times does t enter the multiplication, and what happens to derivatives that come back along more than one way?"
# hint.ja = "どちらの微分も、正しい値の半分になっています。t は乗算ノードに何回入りますか。いくつもの道を通って戻ってきた微分は、どうするのでしたか。"
# fails = "test_derivatives"
# ///
def square_of_sum(x, y):
    add = AddLayer()
    mul = MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    dt, _ = mul.backward(1)
    dx, dy = add.backward(dt)
    return z, dx, dy
