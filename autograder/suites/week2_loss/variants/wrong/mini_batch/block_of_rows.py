# /// variant
# title.en = "Takes a block of neighbouring rows"
# title.ja = "連続した行をひとまとまりで取り出している"
# hint.en = "The rows of your batch stand side by side in the data. If the data are sorted, such a batch shows hardly any variety. Draw every single row by chance, from all there are."
# hint.ja = "ミニバッチの行が、元のデータで隣どうしに並んでいます。データが何かの順に並んでいると、偏ったミニバッチになってしまいます。全部の行の中から、1行ずつランダムに選びましょう。"
# fails = "test_every_row_has_a_chance"
# ///
def mini_batch(x, t, size, rng):
    start = rng.integers(0, len(x) - size + 1)
    return x[start : start + size], t[start : start + size]
