# /// variant
# title.en = "A grade is named only if it is over one half"
# title.ja = "確率が半分を超えないと、評価として認めていない"
# hint.en = "If no grade has more than half of everything, your function falls back on one of them, whatever the scores are. Most probable does not mean over one half: with what should each score be compared?"
# hint.ja = "どの評価も半分を超えないとき、スコアに関係なく、決まった評価が返っています。「最も高い」は「半分を超える」ということではありません。各スコアを何と比べればよいでしょうか。"
# fails = "test_under_a_half"
# ///
def predict_label(scores):
    p = normalize_scores(scores)
    if p[0] > 0.5:
        return "good"
    elif p[1] > 0.5:
        return "average"
    else:
        return "poor"
