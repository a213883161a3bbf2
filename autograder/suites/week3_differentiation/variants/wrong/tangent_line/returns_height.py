# /// variant
# title.en = "Returns the height at x, not the line"
# title.ja = "直線ではなく、x での高さを返している"
# hint.en = "A number came back: the height of the line at one place. The caller wants to choose the place later. If you have written an inner function, do you hand it over, or do you call it?"
# hint.ja = "返ってきたのは、ある場所での高さ、つまり数です。どこでの高さかは、呼び出す側があとで決めます。内側の関数を書いたなら、関数そのものを返していますか、それとも呼び出していますか。"
# fails = "test_heights"
# ///
def tangent_line(f, x):
    slope = numerical_diff(f, x)

    def line(t):
        return f(x) + slope * (t - x)

    return line(x)
