# /// variant
# title.en = "The scores are divided by their mean or by their number"
# title.ja = "スコアを平均で割っている"
# hint.en = "Your answers add up to 3 instead of 1, so each is three times too large. What is the difference between the mean and the whole?"
# hint.ja = "答えの和が 1 ではなく 3 になり、どれも3倍になっています。平均と全体の違いは何でしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    return scores / np.mean(scores)
