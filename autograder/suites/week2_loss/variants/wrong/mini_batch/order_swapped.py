# /// variant
# title.en = "The answers are returned before the data"
# title.ja = "正解をデータより先に返している"
# hint.en = "Both parts are there, but in the opposite order: whoever unpacks your tuple takes the answers for the data. What does the stub say under Returns?"
# hint.ja = "2つともそろっていますが、順番が逆です。受け取った側は、正解をデータだと思ってしまいます。問題文の「戻り値」を確かめましょう。"
# fails = "test_rows_belong_together"
# ///
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return t[rows], x[rows]
