# /// variant
# title.en = "The step is far too small: hardly a correct digit is left"
# title.ja = "刻み幅がずっと小さく、桁落ちでほとんど正しい桁が残らない"
# hint.en = "Even on straight lines your slopes are off in the first digits. Two almost equal heights are subtracted, and the rounding error is divided by your tiny step. Where in the V of the figure is it?"
# hint.ja = "直線でさえ、傾きが上の桁からずれます。ほとんど等しい値どうしを引き、残った丸め誤差を、ごく小さな刻み幅で割っているからです。2節の図のV字で、使った刻み幅はどのあたりでしょうか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-15
    return (f(x + h) - f(x - h)) / (2 * h)
