# /// variant
# title.en = "The tiny step of the slides takes the place of h"
# title.ja = "引数の h ではなく、スライドのごく小さな刻み幅を使っている"
# hint.en = "Your slope is 0 nearly everywhere, whatever step is asked for: a tiny step is lost in rounding. The caller wants to try out steps; is the one that was handed in used?"
# hint.ja = "どんな刻み幅を渡しても、傾きがほとんどの場所で 0 になります。ごく小さな刻み幅が丸め誤差で消えているからです。渡された刻み幅を使っていますか。"
# fails = "test_step_to_the_right"
# ///
def forward_diff(f, x, h):
    h = 10e-50
    return (f(x + h) - f(x)) / h
