# /// variant
# title.en = "The step is so tiny that it is lost in rounding"
# title.ja = "刻み幅が小さすぎて、丸め誤差で消えている"
# hint.en = "Your slope is 0 nearly everywhere. Beside an ordinary number your step is too small to be kept, so x has not moved at all. How many digits does a float hold?"
# hint.ja = "ほとんどの場所で傾きが 0 になります。ふつうの大きさの数に足すには刻み幅が小さすぎて、x がまったく動いていません。浮動小数点数の精度は、約何桁だったでしょうか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 10e-50
    return (f(x + h) - f(x - h)) / (2 * h)
