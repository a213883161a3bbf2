# /// variant
# title.en = "The step is added to the height of f, not to x"
# title.ja = "刻み幅を x ではなく、f の値に足している"
# hint.en = "Your slope is 1 for nearly every f. The step should move the place at which f is asked. Does f ever see another place than x in your code?"
# hint.ja = "どんな関数でも、傾きがほとんど 1 になります。動かすのは、f を計算する場所です。コードの中で、x 以外の場所の f を計算していますか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return ((f(x) + h) - (f(x) - h)) / (2 * h)
