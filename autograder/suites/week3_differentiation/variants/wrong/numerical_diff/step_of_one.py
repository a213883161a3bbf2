# /// variant
# title.en = "A whole unit is taken as the step"
# title.ja = "刻み幅が 1 もある"
# hint.en = "You join two places far from x by a straight line. For parabolas this happens to be right, for other curves it is far from the tangent. How near to x do you have to look?"
# hint.ja = "x から遠く離れた2点を直線で結んでいます。放物線では偶然正しくなりますが、ほかの曲線では接線と大きく違います。x のどれくらい近くを見ればよいでしょうか。"
# fails = "test_sine_and_exponential"
# ///
def numerical_diff(f, x):
    h = 1
    return (f(x + h) - f(x - h)) / (2 * h)
