# /// variant
# title.en = "The scores are divided by the length of the vector"
# title.ja = "ベクトルの長さ（ノルム）で割っている"
# hint.en = "The squares of your answers add up to 1, not the answers themselves. Probabilities are to add up to 1 as they are: by what have the scores to be divided?"
# hint.ja = "答えの2乗の和が 1 になっていて、答えそのものの和は 1 になっていません。確率は、そのままの和が 1 です。スコアを何で割ればよいでしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    return scores / np.linalg.norm(scores)
