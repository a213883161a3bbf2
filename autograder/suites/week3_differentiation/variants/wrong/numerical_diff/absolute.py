# /// variant
# title.en = "How steep, but not in which direction"
# title.ja = "傾きの大きさだけで、向きがない"
# hint.en = "Your slopes are never negative, not even downhill. A slope has to tell the way down. What takes its sign away?"
# hint.ja = "下り坂でも、傾きが負になりません。傾きは、上りか下りかも表します。符号はどこで失われているでしょうか。"
# fails = "test_direction"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return abs(f(x + h) - f(x - h)) / (2 * h)
