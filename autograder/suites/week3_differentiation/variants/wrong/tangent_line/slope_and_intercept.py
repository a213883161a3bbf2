# /// variant
# title.en = "Returns slope and intercept in place of the line"
# title.ja = "直線の代わりに、傾きと切片の組を返している"
# hint.en = "Two numbers came back. They describe your line, but one cannot call them with a t. What could you return that knows both and waits for t?"
# hint.ja = "二つの数が返りました。直線を表す数ではありますが、t を渡して呼び出すことはできません。二つの数を使い、t を待つものを返すには、どうすればよいでしょうか。"
# fails = "test_heights"
# ///
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    return slope, f(x) - slope * x
