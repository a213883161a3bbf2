# /// variant
# title.en = "Forward instead of central differences"
# title.ja = "中心差分ではなく前方差分を使っている"
# hint.en = "Your check finds fault with correct gradients: what it compares them with is not accurate enough itself. From how many sides does a central difference look at the point?"
# hint.ja = "正しい勾配にも、小さくない誤差が出ています。比べる相手の数値微分が、あまり正確でないからです。中心差分では、調べる点の片側と両側のどちらを使いますか。"
# fails = "test_correct_gradient"
# ///
def gradient_check(f, x, analytic):
    x = np.asarray(x, dtype=float)
    numerical = np.zeros_like(x)
    h = 1e-4
    for i in np.ndindex(x.shape):
        here = x[i]
        before = f(x)
        x[i] = here + h
        numerical[i] = (f(x) - before) / h
        x[i] = here
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)
