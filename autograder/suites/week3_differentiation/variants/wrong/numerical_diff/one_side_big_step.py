# /// variant
# title.en = "Only one side of x is seen, and the step is big as well"
# title.ja = "x の片側しか見ておらず、刻み幅も大きい"
# hint.en = "Your slopes are nearly right, but on every curve that bends they are off: x itself is compared with one neighbour only, and not a very near one. Which two remedies does chapter 2 put together?"
# hint.ja = "ほぼ正しい値ですが、曲がった曲線では必ずずれます。x と片側の点だけを比べていて、その点もあまり近くありません。2節で組み合わせた二つの工夫は何だったでしょうか。"
# fails = "test_sine_and_exponential"
# ///
def numerical_diff(f, x):
    h = 1e-3
    return (f(x + h) - f(x)) / h
