# /// variant
# title.en = "The step is too big: the third digit is already wrong"
# title.ja = "刻み幅が大きく、3桁目から誤差が出ている"
# hint.en = "On straight lines and parabolas you are right, on curves that bend in other ways you are clearly off. This is the truncation error. What should become smaller?"
# hint.ja = "直線や放物線では正しいのに、ほかの曲がった曲線でははっきりずれます。これは打ち切り誤差です。何を小さくすればよいでしょうか。"
# fails = "test_sine_and_exponential"
# ///
def numerical_diff(f, x):
    h = 0.1
    return (f(x + h) - f(x - h)) / (2 * h)
