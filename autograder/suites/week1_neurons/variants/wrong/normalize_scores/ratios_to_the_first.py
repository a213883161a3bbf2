# /// variant
# title.en = "Everything is divided by one of the scores first"
# title.ja = "先に、どれか1つのスコアで全体を割っている"
# hint.en = "All is well unless a score is zero: then you divide by it, and nan comes back or the function stops. Which number is never zero here, so that you can safely divide by it?"
# hint.ja = "スコアに 0 があると、その 0 で割ることになり、nan が返るかエラーで止まります。ここで 0 にならず、安心して割れる数はどれでしょうか。"
# fails = "test_zero_scores"
# ///
def normalize_scores(scores):
    ratio = scores / scores[0]
    return ratio / np.sum(ratio)
