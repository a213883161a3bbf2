# /// variant
# title.en = "The difference is not divided by anything"
# title.ja = "差を求めただけで、割っていない"
# hint.en = "What comes back is how far f rises between your two places: a tiny number, even where f is steep. What turns this rise into a slope?"
# hint.ja = "返ってくるのは2点の間で f がどれだけ増えたかだけで、急な坂でもとても小さい数になります。増加量を傾きにするには、何が必要でしょうか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return f(x + h) - f(x - h)
