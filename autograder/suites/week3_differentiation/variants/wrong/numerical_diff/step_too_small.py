# /// variant
# title.en = "The step is too small: few correct digits are left"
# title.ja = "刻み幅が小さすぎて、桁落ちしている"
# hint.en = "Your slopes are right in their first digits only. Two almost equal heights are subtracted, and what is left is mostly rounding error. Where in the V of the figure is your step?"
# hint.ja = "傾きは、上の数桁しか合っていません。ほとんど等しい値どうしを引くので、残りは丸め誤差ばかりです。2節の図のV字で、使った刻み幅はどのあたりでしょうか。"
# fails = "test_sine_and_exponential"
# ///
def numerical_diff(f, x):
    h = 1e-12
    return (f(x + h) - f(x - h)) / (2 * h)
