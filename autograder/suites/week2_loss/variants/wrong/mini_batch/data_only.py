# /// variant
# title.en = "The answers are not returned"
# title.ja = "正解を返していない"
# hint.en = "Only the data come back. Without their answers no loss can be computed: two arrays are asked for."
# hint.ja = "データだけが返っています。正解がなければ損失を計算できません。配列は2つ返します。"
# fails = "test_rows_belong_together"
# ///
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    x_batch = x[rows]
    return x_batch
