# /// variant
# title.en = "Returns the derivative as a function, not the slope at x"
# title.ja = "x での傾きではなく、導関数を関数として返している"
# hint.en = "What comes back is still a function that waits for an x. The caller has already told you where. What kind of thing does the docstring promise?"
# hint.ja = "返ってくるのは、x を待っている関数です。どこでの傾きかは、もう引数で伝えられています。説明文では、何が返ることになっていますか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return lambda x: (f(x + h) - f(x - h)) / (2 * h)
