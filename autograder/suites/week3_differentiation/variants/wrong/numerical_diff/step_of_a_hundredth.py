# /// variant
# title.en = "The step is too big by a little: the error shows in the fifth digit"
# title.ja = "刻み幅が少し大きく、5桁目あたりに誤差が出ている"
# hint.en = "On straight lines and parabolas you are right, on other curves not quite. This is the truncation error. Where in the V of the figure does the dashed line reach its lowest errors?"
# hint.ja = "直線や放物線では正しいのに、ほかの曲線ではわずかにずれます。これは打ち切り誤差です。2節の図の破線で、誤差がもっと小さくなるのは、刻み幅がどのあたりのときでしょうか。"
# fails = "test_sine_and_exponential"
# ///
def numerical_diff(f, x):
    h = 0.01
    return (f(x + h) - f(x - h)) / (2 * h)
