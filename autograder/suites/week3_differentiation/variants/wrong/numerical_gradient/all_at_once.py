# /// variant
# title.en = "All entries are moved together"
# title.ja = "すべての要素を一度に動かしている"
# hint.en = "Every entry gets the same slope, because all of them moved at the same time. A partial derivative freezes all but one. How do you take them one by one?"
# hint.ja = "どの要素も同じ傾きになります。すべてを一度に動かしているからです。偏微分では、一つだけを動かして残りを固定します。一つずつ調べるには、どうすればよいでしょうか。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        grad[idx] = (f(x + h) - f(x - h)) / (2 * h)
    return grad
