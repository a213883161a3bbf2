# /// variant
# title.en = "One row is lost in a slice"
# title.ja = "スライスで1行少なくなっている"
# hint.en = "Your batch is one row shorter than it should be. Count the elements of your slice: where does it begin, and is its end part of it?"
# hint.ja = "指定した個数より1行少なくなっています。スライスの要素を数えてみましょう。どこから始まり、終わりの番号は含まれますか。"
# fails = "test_any_size"
# ///
def mini_batch(x, t, size, rng):
    rows = rng.permutation(len(x))[1:size]
    return x[rows], t[rows]
