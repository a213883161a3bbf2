# /// variant
# title.en = "The scores are stretched from 0 to 1"
# title.ja = "最小を 0、最大を 1 に引き伸ばしている"
# hint.en = "Your smallest answer is always 0 and the largest always 1, whatever the scores are. That shows their order, not their shares: what is each score a part of?"
# hint.ja = "どんなスコアでも、最小の答えが 0、最大の答えが 1 になっています。これでは順序はわかっても、割合がわかりません。各スコアは、何に対する割合になるべきでしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    return (scores - np.min(scores)) / (np.max(scores) - np.min(scores))
