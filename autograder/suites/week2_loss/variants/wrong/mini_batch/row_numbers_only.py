# /// variant
# title.en = "Returns the numbers of the rows, not the rows"
# title.ja = "行そのものではなく、行番号を返している"
# hint.en = "You have drawn well, but stop halfway: the numbers come back, not the data and answers they belong to. What do you do with a number to get its row?"
# hint.ja = "行番号を引いたところで終わっていて、データと正解がまだ取り出されていません。行番号から行を取り出すには、どうしますか。"
# fails = "test_rows_belong_together"
# ///
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return rows
