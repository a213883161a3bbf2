# /// variant
# title.en = "Each derivative looks at its own number alone"
# title.ja = "それぞれ自分の変数だけを見て微分している"
# hint.en = "Your dx stays the same when y changes. What is squared is the sum: what does the chain rule give if you start with the outer operation?"
# hint.ja = "y を変えても dx が変わりません。2乗されているのは和です。外側の演算から順に連鎖律を使うと、どうなりますか。"
# fails = "test_derivatives"
# ///
def square_of_sum(x, y):
    z = (x + y) ** 2
    dx = 2 * x
    dy = 2 * y
    return z, dx, dy
