# /// variant
# title.en = "Only one row is drawn"
# title.ja = "1行しか引いていない"
# hint.en = "A single row number comes from your draw, so one sample comes back and the axis of the rows is gone. How does the generator learn that several numbers are wanted?"
# hint.ja = "行番号を1つしか引いていないので、データが1つだけ返り、行の軸もなくなっています。番号がいくつも必要なことは、どうやって伝えますか。"
# fails = "test_any_size"
# ///
def mini_batch(x, t, size, rng):
    row = rng.integers(len(x))
    return x[row], t[row]
