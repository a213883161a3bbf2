# /// variant
# title.en = "Brackets are missing below: it divides by 2 and multiplies by the step"
# title.ja = "分母の括弧がなく、2 で割ったあとに刻み幅を掛けている"
# hint.en = "Every slope comes out close to 0, even on a steep line. Python works through / and * from left to right. What exactly is your difference divided by?"
# hint.ja = "急な直線でも、傾きがほとんど 0 になります。Python は / と * を左から順に計算します。差を何で割ったことになっているでしょうか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x - h)) / 2 * h
