# /// variant
# title.en = "Only one side of x is seen, and a smaller step only hides it"
# title.ja = "x の片側しか見ておらず、刻み幅を小さくして誤差を隠している"
# hint.en = "Your step is small, so the error is small too, but near the bottom of a valley, where slopes are small, it still shows. x itself is compared with one neighbour only. How does chapter 2 make the bend cancel instead?"
# hint.ja = "刻み幅が小さいので誤差も小さいのですが、傾きが小さい谷底の近くではまだ見えます。x と片側の点だけを比べているからです。曲がりの影響を打ち消すために、2節ではどんな工夫をしていましたか。"
# fails = "test_parabolas"
# ///
def numerical_diff(f, x):
    h = 1e-6
    return (f(x + h) - f(x)) / h
