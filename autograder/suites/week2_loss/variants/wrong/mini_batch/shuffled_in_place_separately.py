# /// variant
# title.en = "The data themselves are shuffled, x and t each for itself"
# title.ja = "x と t そのものを、別々に並べ替えている"
# hint.en = "Two things happen: images and answers part, and the caller's whole data set is left in disorder. Draw row numbers instead, and leave the data in their place."
# hint.ja = "画像と正解の組が崩れるうえに、渡されたデータ全体の順番まで変わっています。データは動かさずに、行番号のほうを引きましょう。"
# fails = "test_rows_belong_together"
# ///
def mini_batch(x, t, size, rng):
    rng.shuffle(x)
    rng.shuffle(t)
    return x[:size], t[:size]
