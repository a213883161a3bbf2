# /// variant
# title.en = "A copy of x is moved instead of x itself"
# title.ja = "x 自体ではなく、そのコピーを動かしている"
# hint.en = "A network's loss does not look at its argument; it reads its own weights. If you move a copy of them, such a function notices nothing, and its slope seems to be zero. What does the docstring say must be moved?"
# hint.ja = "ネットワークの損失は、渡された引数ではなく、自分の重みを直接読みます。コピーを動かしても、その関数は気づかず、傾きが 0 に見えてしまいます。説明では、何を動かすことになっていますか。"
# fails = "test_f_reads_x_itself"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, np.array(x, dtype=float))
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)
