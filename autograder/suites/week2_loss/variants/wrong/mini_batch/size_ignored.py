# /// variant
# title.en = "Always draws the same number of rows"
# title.ja = "いつも同じ個数の行を取り出している"
# hint.en = "Your batch has the slides' number of rows even when another one is asked for. Which argument says how many?"
# hint.ja = "別の個数を指定しても、スライドの例と同じ個数の行が返っています。個数を決める引数はどれですか。"
# fails = "test_any_size"
# ///
def mini_batch(x, t, size, rng):
    batch_size = 10
    rows = rng.choice(x.shape[0], batch_size)
    return x[rows], t[rows]
