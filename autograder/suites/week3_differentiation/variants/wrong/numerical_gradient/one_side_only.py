# /// variant
# title.en = "Only one side of each entry is looked at"
# title.ja = "どの要素も、片側しか見ていない"
# hint.en = "Your slopes are nearly right, but where f bends each is off by a little: x itself is compared with one neighbour only, as in the forward difference. What did chapter 2 do about that?"
# hint.ja = "ほぼ正しい値ですが、f が曲がっていると、どの要素もわずかにずれます。前方差分のように、元の x と片側だけを比べているからです。2節では、どんな工夫をしていましたか。"
# fails = "test_accuracy_on_a_bowl"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    fx = f(x)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        grad[idx] = (f(x) - fx) / h
        x[idx] = tmp_val
    return grad
