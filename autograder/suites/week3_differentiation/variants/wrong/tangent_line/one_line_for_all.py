# /// variant
# title.en = "All lines share one slope and height"
# title.ja = "すべての接線が、一つの傾きと高さを共有している"
# hint.en = "Your first line is right until a second one is made; then it changes too. Where do slope and height live: in names that all calls share, or inside the call that made the line?"
# hint.ja = "1本目の接線は、2本目を作ったとたんに変わってしまいます。傾きや高さを、どの呼び出しからも見える変数に入れていませんか。それとも、関数の内側の変数でしょうか。"
# fails = "test_two_lines"
# ///
def tangent_line(f, x):
    global slope, height, place
    slope, height, place = numerical_diff(f, x), f(x), x
    return lambda t: height + slope * (t - place)
