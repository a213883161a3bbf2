# /// variant
# title.en = "Works for ten classes alone"
# title.ja = "クラスが10個のときしか計算できない"
# hint.en = "Your function has the number of digits built in. With fewer classes it stops, with more it leaves some out. Where can it read how many there are?"
# hint.ja = "クラスの数が、数字の種類の数に固定されています。それより少ないとエラーで止まり、多いと数え残しが出ます。クラスの数は何からわかりますか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    total = 0.0
    for k in range(10):
        total += (y[k] - t[k]) ** 2
    return 0.5 * total
