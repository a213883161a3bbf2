# /// variant
# title.en = "Scores of zero are left out"
# title.ja = "0 のスコアを取り除いている"
# hint.en = "If one of the scores is zero, fewer than three numbers come back. A grade that is out of the question has a probability as well: which one?"
# hint.ja = "スコアに 0 があると、返ってくる数が3つより少なくなります。ありえない評価にも確率はあります。その値はいくつでしょうか。"
# fails = "test_zero_scores"
# ///
def normalize_scores(scores):
    scores = scores[scores > 0]
    return scores / np.sum(scores)
