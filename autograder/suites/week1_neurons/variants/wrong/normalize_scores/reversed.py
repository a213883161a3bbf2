# /// variant
# title.en = "The order of the three is reversed"
# title.ja = "3つの順番が逆になっている"
# hint.en = "Your three numbers are right, but the probability of good stands last and that of poor first. In which order does the exercise name them?"
# hint.ja = "3つの数は合っていますが、good（良い）の確率が最後に、poor（悪い）の確率が最初に来ています。問題文では、どの順番になっているでしょうか。"
# fails = "test_order"
# ///
def normalize_scores(scores):
    A, B, C = scores
    total = A + B + C
    return np.array([C / total, B / total, A / total])
