# /// variant
# title.en = "The scores are compared with a fixed number"
# title.ja = "スコアを決まった数と比べている"
# hint.en = "With larger scores your answer is always the first grade that passes the mark, and with small ones always the last. How large a score is says nothing by itself: with what should it be compared?"
# hint.ja = "スコアが全体に大きいと、基準を最初に超えた評価が返り、小さいといつも最後の評価が返ります。スコアの大きさだけでは何も言えません。何と比べればよいでしょうか。"
# fails = "test_large_scores"
# ///
def predict_label(scores):
    if scores[0] > 0.5:
        return "good"
    elif scores[1] > 0.5:
        return "average"
    return "poor"
