# /// variant
# title.en = "Only one side of each entry is looked at, and the step is big as well"
# title.ja = "どの要素も片側しか見ておらず、刻み幅も大きい"
# hint.en = "Your slopes are nearly right, but where f bends they are off: x itself is compared with one neighbour only, and not a very near one. Which two remedies does chapter 2 put together?"
# hint.ja = "ほぼ正しい値ですが、f が曲がっているとずれます。元の x と片側だけを比べていて、刻み幅も大きめです。2節で組み合わせた二つの工夫は何だったでしょうか。"
# fails = "test_accuracy_on_a_bowl"
# ///
def numerical_gradient(f, x):
    h = 1e-3
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        fx = f(x)
        x[idx] = tmp_val + h
        grad[idx] = (f(x) - fx) / h
        x[idx] = tmp_val
    return grad
