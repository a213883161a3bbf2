# /// variant
# title.en = "Small scores are raised before the division"
# title.ja = "割る前に、小さなスコアを底上げしている"
# hint.en = "Scores of zero get a probability above zero. The logarithm of week 2 will need such a guard, this division does not: what is a zero share of a whole?"
# hint.ja = "スコアが 0 なのに、確率が 0 より大きくなっています。このような底上げが必要になるのは第2週の対数で、この割り算には不要です。0 のスコアは、全体の中でどれだけの割合でしょうか。"
# fails = "test_zero_scores"
# ///
def normalize_scores(scores):
    scores = np.maximum(scores, 0.01)
    return scores / np.sum(scores)
