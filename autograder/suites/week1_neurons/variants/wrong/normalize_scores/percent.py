# /// variant
# title.en = "The answers are in percent"
# title.ja = "パーセントになっている"
# hint.en = "Your answers add up to 100. What do probabilities add up to?"
# hint.ja = "答えの和が 100 になっています。確率の和はいくつになるべきでしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    return scores / np.sum(scores) * 100
