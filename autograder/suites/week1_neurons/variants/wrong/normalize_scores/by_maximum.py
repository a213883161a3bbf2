# /// variant
# title.en = "The scores are divided by the largest"
# title.ja = "最大のスコアで割っている"
# hint.en = "Your largest answer is always exactly 1, and the three together are more than 1. By what must each score be divided, so that they become shares of a whole?"
# hint.ja = "最大の答えがいつもちょうど 1 になり、3つを合わせると 1 を超えます。全体に対する割合にするには、各スコアを何で割ればよいでしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    return scores / np.max(scores)
