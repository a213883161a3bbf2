# /// variant
# title.en = "The difference is taken the wrong way round"
# title.ja = "差を取る順序が逆になっている"
# hint.en = "Your slopes have the right size and the wrong sign: where f rises they are negative. Which of the two heights has to come first in the difference?"
# hint.ja = "大きさは正しいのに、符号が逆です。f が増えるところで負の傾きになっています。二つの値のうち、どちらからどちらを引けばよいでしょうか。"
# fails = "test_step_to_the_right"
# ///
def forward_diff(f, x, h):
    return (f(x) - f(x + h)) / h
