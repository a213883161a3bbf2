# /// variant
# title.en = "Looks to both sides of x, as the central difference does"
# title.ja = "中心差分のように、x の両側を見ている"
# hint.en = "Your function looks to both sides of x. The forward difference starts at x itself and takes one step of h. At which two places do you need the height of f?"
# hint.ja = "x の両側で f を計算しているようです。前方差分は、x から h だけ一歩進んだときの変化を見ます。f の値が必要なのは、どことどこでしょうか。"
# fails = "test_where_f_is_asked"
# ///
def forward_diff(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)
