# /// variant
# title.en = "Only one side of x is seen, as in the forward difference"
# title.ja = "前方差分のように、x の片側しか見ていない"
# hint.en = "Your slopes are nearly right, but on every curve that bends they are off by a little: x itself is compared with one neighbour only. What does chapter 2 do so that the bend cancels?"
# hint.ja = "ほぼ正しい値ですが、曲がった曲線では必ずわずかにずれます。x と、その片側の点だけを比べているからです。曲がりの影響を打ち消すために、2節ではどんな工夫をしていましたか。"
# fails = "test_parabolas"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x)) / h
