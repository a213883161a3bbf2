# /// variant
# title.en = "The probabilities come back in order of size"
# title.ja = "確率を大きい順に並べ替えている"
# hint.en = "Your three numbers are right, but they always come largest first, so it is lost which one belongs to which grade. Does anything have to be sorted here?"
# hint.ja = "3つの数は合っていますが、いつも大きい順に並ぶので、どれがどの評価のものかわからなくなっています。ここで並べ替えは必要でしょうか。"
# fails = "test_order"
# ///
def normalize_scores(scores):
    scores = np.sort(scores)[::-1]
    return scores / np.sum(scores)
