# /// variant
# title.en = "Looks to both sides of x, but divides by one step only"
# title.ja = "x の両側を見ているのに、刻み幅1つ分で割っている"
# hint.en = "Your slopes are about twice as big as they should be: you look to both sides of x, and the width you divide by is that of one step. The forward difference starts at x itself. Where does its one step end?"
# hint.ja = "傾きがおよそ2倍になっています。x の両側で f を計算しているのに、割る幅は一歩分です。前方差分は x から始まります。一歩進むと、どこに着くでしょうか。"
# fails = "test_where_f_is_asked"
# ///
def forward_diff(f, x, h):
    return (f(x + h) - f(x - h)) / h
