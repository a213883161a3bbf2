# /// variant
# title.en = "x is put back after the loop, so that moved entries add up"
# title.ja = "x を戻すのがループのあとなので、動いた要素がたまっていく"
# hint.en = "The first slope is right, the later ones are slightly off: while you ask for one entry, the earlier ones are still a step away. When has an entry to go home?"
# hint.ja = "最初の傾きは正しいのに、あとの要素ほどわずかにずれます。ある要素を調べているとき、前の要素がまだ一歩ずれたままだからです。要素を元に戻すのは、いつがよいでしょうか。"
# fails = "test_entries_that_work_together"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    saved = x.copy()
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        x[idx] = saved[idx] + h
        fxh1 = f(x)
        x[idx] = saved[idx] - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
    x[...] = saved
    return grad
