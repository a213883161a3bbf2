# /// variant
# title.en = "The scores are divided by how many there are"
# title.ja = "スコアの個数で割っている"
# hint.en = "Your answers are larger when all the scores are, so they are no probabilities yet. By what must you divide so that the three always add up to 1?"
# hint.ja = "スコアが全体に大きいと、答えも大きくなってしまうので、まだ確率ではありません。3つの和がいつも 1 になるようにするには、何で割ればよいでしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    return scores / len(scores)
