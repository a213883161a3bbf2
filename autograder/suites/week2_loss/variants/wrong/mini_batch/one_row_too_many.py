# /// variant
# title.en = "One row too many is drawn"
# title.ja = "1行多く取り出している"
# hint.en = "Your batch is one row longer than it should be. Count the elements of your slice or your range: is its end part of it?"
# hint.ja = "指定した個数より1行多くなっています。スライスや range の要素を数えてみましょう。終わりの番号は含まれますか。"
# fails = "test_any_size"
# ///
def mini_batch(x, t, size, rng):
    rows = rng.permutation(len(x))[: size + 1]
    return x[rows], t[rows]
