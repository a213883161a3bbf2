# /// variant
# title.en = "The exponent of the step has lost its minus"
# title.ja = "刻み幅の指数にマイナスがなく、巨大な幅になっている"
# hint.en = "You look at f thousands away from x: a sine seems flat from there and an exponential overflows. Print your step. Is it a small number?"
# hint.ja = "x から何千も離れた場所で f を計算しています。そのため、sin は平らに見え、exp はオーバーフローします。刻み幅を表示してみましょう。小さい数になっていますか。"
# fails = "test_sine_and_exponential"
# ///
def numerical_diff(f, x):
    h = 1e4
    return (f(x + h) - f(x - h)) / (2 * h)
