# /// variant
# title.en = "Only good and poor are ever named"
# title.ja = "good と poor しか返していない"
# hint.en = "Your function never says average, even if that score is by far the largest. How many grades take part in the comparison?"
# hint.ja = "average（普通）のスコアがいちばん大きくても、その答えが返ることがありません。比較に加わっている評価はいくつあるでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    if scores[0] > scores[2]:
        return "good"
    else:
        return "poor"
