# /// variant
# title.en = "Random rows of x, but the first rows of t"
# title.ja = "x はランダムな行、t は先頭の行になっている"
# hint.en = "The data are drawn at random while the answers are always the first ones. Which row numbers belong to the answers?"
# hint.ja = "データはランダムに選ばれていますが、正解はいつも先頭から取られています。正解には、どの行番号を使えばよいでしょうか。"
# fails = "test_rows_belong_together"
# ///
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return x[rows], t[:size]
