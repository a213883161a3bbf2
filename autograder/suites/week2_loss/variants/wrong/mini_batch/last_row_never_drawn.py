# /// variant
# title.en = "A row at one end of the data can never be drawn"
# title.ja = "データの端にある行が決して選ばれない"
# hint.en = "However often you draw, one row never comes up. Look at both ends of the range you draw from: with which number do rows begin, and does the upper end belong to the range?"
# hint.ja = "何回引いても、決して選ばれない行があります。乱数の範囲の両端を確かめましょう。行番号はいくつから始まりますか。上限は範囲に含まれますか。"
# fails = "test_every_row_has_a_chance"
# ///
def mini_batch(x, t, size, rng):
    rows = rng.integers(0, len(x) - 1, size)
    return x[rows], t[rows]
