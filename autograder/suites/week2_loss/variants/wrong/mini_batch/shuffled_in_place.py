# /// variant
# title.en = "The data themselves are shuffled"
# title.ja = "渡されたデータそのものを並べ替えている"
# hint.en = "Your batch is fine, but after the call the caller's rows stand in another order. Nothing needs to move if you only choose the numbers of the rows."
# hint.ja = "ミニバッチは正しく取り出せていますが、呼び出したあとで元のデータの順番が変わっています。行の番号を選ぶだけなら、データを動かす必要はありません。"
# fails = "test_arguments_stay"
# ///
def mini_batch(x, t, size, rng):
    order = rng.permutation(len(x))
    x[:] = x[order]
    t[:] = t[order]
    return x[:size], t[:size]
