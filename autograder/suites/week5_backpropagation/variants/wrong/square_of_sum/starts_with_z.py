# /// variant
# title.en = "The way back begins with the value z"
# title.ja = "逆伝播を z の値から始めている"
# hint.en = "Your derivatives are too large, by a factor that is z itself. What is the derivative of the final result with respect to the final result? The way back begins with that."
# hint.ja = "微分が、z の値を掛けた分だけ大きくなっています。最終的な結果を、最終的な結果そのもので微分すると、いくつですか。逆伝播はその値から始まります。"
# fails = "test_derivatives"
# ///
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    dt1, dt2 = mul.backward(z)
    dx, dy = add.backward(dt1 + dt2)
    return z, dx, dy
