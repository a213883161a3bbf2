# /// variant
# title.en = "Where the two ways meet, the derivatives are multiplied"
# title.ja = "合流する二つの微分を掛け合わせている"
# hint.en = "Two derivatives come back from t times t, and yours are multiplied with each other. Multiplying is for steps that follow one another along one way. What does section 3 say about two ways side by side?"
# hint.ja = "t·t から戻ってきた二つの微分を、掛け合わせています。掛けるのは、一本の道の上で続いているときです。二つの道が並んでいるときはどうするか、第3節を読み直してみましょう。"
# fails = "test_derivatives"
# ///
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    dt1, dt2 = mul.backward(1)
    dx, dy = add.backward(dt1 * dt2)
    return z, dx, dy
