# /// variant
# title.en = "The step is about the last digit that a float can hold"
# title.ja = "刻み幅が、浮動小数点数の最後の桁と同じくらいしかない"
# hint.en = "Your slopes jump about: 0 here, far too big there. A step of that size is rounded away or rounded to a different one. How does the V of the figure look at its far left?"
# hint.ja = "傾きが 0 になったり、大きくずれたりします。これほど小さな刻み幅は、丸め誤差で消えるか、別の幅に変わってしまいます。2節の図で、V字の左端はどうなっていましたか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-16
    return (f(x + h) - f(x - h)) / (2 * h)
