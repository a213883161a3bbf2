# /// variant
# title.en = "The difference is taken the wrong way round"
# title.ja = "差を取る順序が逆になっている"
# hint.en = "Your slopes have the right size and the wrong sign: uphill comes out negative. From which of the two heights do you take the other away?"
# hint.ja = "大きさは正しいのに、符号が逆です。上り坂で負の傾きになっています。二つの値のうち、どちらからどちらを引いていますか。"
# fails = "test_direction"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return (f(x - h) - f(x + h)) / (2 * h)
