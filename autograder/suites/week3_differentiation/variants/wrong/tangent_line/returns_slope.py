# /// variant
# title.en = "Returns the slope, not the line"
# title.ja = "直線ではなく、傾きを返している"
# hint.en = "A number came back, so nobody can ask for the height at t. The slope is one part of the line. How does a function give back another function?"
# hint.ja = "数が返るので、t での高さを聞くことができません。傾きは、直線を決めるものの一つにすぎません。関数から関数を返すには、どう書けばよいでしょうか。"
# fails = "test_heights"
# ///
def tangent_line(f, x):
    return numerical_diff(f, x)
