# /// variant
# title.en = "How steep, but not in which direction"
# title.ja = "傾きの大きさだけで、向きがない"
# hint.en = "For steps to the right your slopes are never negative, not even where f falls. A slope has to tell the way down. What takes its sign away?"
# hint.ja = "h が正だと、f が減るところでも傾きが負になりません。傾きは、増えるか減るかも表します。符号はどこで失われているでしょうか。"
# fails = "test_small_step"
# ///
def forward_diff(f, x, h):
    return abs(f(x + h) - f(x)) / h
