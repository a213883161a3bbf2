# /// variant
# title.en = "Takes single numbers of x instead of whole rows"
# title.ja = "x の行全体ではなく、数を1つずつ取り出している"
# hint.en = "The rows of your x_batch have lost their columns: one number is left of each sample. A row number alone picks a whole row; what else is there in your brackets, or which argument does your function need?"
# hint.ja = "x_batch の行から列がなくなり、データ1つにつき数が1つしか残っていません。行番号だけを指定すれば、行全体が取り出せます。余計なものを指定したり、引数を忘れたりしていませんか。"
# fails = "test_rows_belong_together"
# ///
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return np.take(x, rows), np.take(t, rows)
