# /// variant
# title.en = "Always takes the first rows"
# title.ja = "いつも先頭の行を取り出している"
# hint.en = "Nothing is drawn: your batch is the beginning of the data, every time. An opinion poll that always asks the same few people tells little about the rest."
# hint.ja = "何も引かずに、毎回データの先頭を取り出しています。いつも同じ人だけに聞く世論調査では、全体のことはわかりません。"
# fails = "test_every_row_has_a_chance"
# ///
def mini_batch(x, t, size, rng):
    return x[:size], t[:size]
