# /// variant
# title.en = "The sum is taken anew while the scores are being replaced"
# title.ja = "スコアを置き換えながら、和を計算し直している"
# hint.en = "Your first number is right, the next ones are too large: by then the sum contains probabilities besides scores. When should the sum be computed, and how often?"
# hint.ja = "最初の数は合っていますが、次からは大きすぎます。和の中に、スコアと確率が混ざってしまうからです。和はいつ、何回計算すればよいでしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    p = np.array(scores, dtype=float)
    for k in range(3):
        p[k] = p[k] / np.sum(p)
    return p
