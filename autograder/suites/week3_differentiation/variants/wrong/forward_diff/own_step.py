# /// variant
# title.en = "A step of its own takes the place of h"
# title.ja = "引数の h ではなく、自分で決めた刻み幅を使っている"
# hint.en = "Your slope stays the same whatever step is asked for. This function is made for trying out steps, good and bad ones. Who decides here how big the step is?"
# hint.ja = "どんな刻み幅を渡しても、結果が変わりません。この関数は、いろいろな刻み幅を試すためのものです。刻み幅を決めるのは誰でしょうか。"
# fails = "test_step_to_the_right"
# ///
def forward_diff(f, x, h):
    h = 1e-4
    return (f(x + h) - f(x)) / h
