# /// variant
# title.en = "Data and answers come back in one array"
# title.ja = "データと正解を1つの配列にまとめて返している"
# hint.en = "You join data and answers to a single array. Whoever calls your function wants to unpack two: what does the stub say under Returns?"
# hint.ja = "データと正解を1つの配列につなげて返しています。呼び出す側は、2つに分けて受け取ります。問題文の「戻り値」を確かめましょう。"
# fails = "test_rows_belong_together"
# ///
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size, replace=False)
    return np.column_stack((x[rows], t[rows]))
