# /// variant
# title.en = "The inner function has no return"
# title.ja = "内側の関数に return がない"
# hint.en = "The line can be called, but it answers with None. Each of your two functions needs to give something back. Does the inner one?"
# hint.ja = "直線を呼び出せますが、None が返ります。外側と内側、どちらの関数にも、返すものが必要です。内側はどうなっていますか。"
# fails = "test_heights"
# ///
def tangent_line(f, x):
    slope = numerical_diff(f, x)

    def line(t):
        y = f(x) + slope * (t - x)

    return line
