# /// variant
# title.en = "Only one of the three probabilities comes back"
# title.ja = "3つの確率のうち1つしか返していない"
# hint.en = "One number comes back, where three were asked for. What happens in NumPy if a whole array is divided by a number?"
# hint.ja = "3つの確率が必要なのに、数が1つしか返っていません。NumPy で配列全体を1つの数で割ると、どうなるでしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    A, B, C = scores
    return A / (A + B + C)
