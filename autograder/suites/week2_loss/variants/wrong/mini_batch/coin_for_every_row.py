# /// variant
# title.en = "Decides for every row by chance, so the number of rows varies"
# title.ja = "行ごとに確率で選んでいるため、個数が一定にならない"
# hint.en = "Your batch has the right size on average only: sometimes a row more, sometimes a row less. Exactly as many rows as asked for have to come back."
# hint.ja = "個数が合っているのは平均だけで、多い回も少ない回もあります。指定された個数と、ちょうど同じ数の行を返しましょう。"
# fails = "test_every_row_has_a_chance"
# ///
def mini_batch(x, t, size, rng):
    mask = rng.random(len(x)) < size / len(x)
    return x[mask], t[mask]
