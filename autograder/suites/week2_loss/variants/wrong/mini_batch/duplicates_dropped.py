# /// variant
# title.en = "Repeated rows are dropped, so the batch is too small"
# title.ja = "重複した行を取り除いたため、個数が足りない"
# hint.en = "How many rows you return depends on luck: where a row is drawn twice, one of them is thrown away and none is drawn in its place. Repetitions are allowed here, or can be avoided while drawing."
# hint.ja = "同じ行が2回引かれると片方を捨てているため、返る行の数が運しだいで変わります。ここでは重複があっても構いません。避けたいなら、引くときに重複しないようにできます。"
# fails = "test_rows_belong_together"
# ///
def mini_batch(x, t, size, rng):
    rows = np.unique(rng.integers(0, len(x), size))
    return x[rows], t[rows]
