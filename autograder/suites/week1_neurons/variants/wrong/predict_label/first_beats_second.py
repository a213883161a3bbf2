# /// variant
# title.en = "Not every score is compared with both others"
# title.ja = "スコアを、ほかの二つの両方と比べていない"
# hint.en = "Your function says good as soon as the first score beats the second, even if the third is larger still. How many comparisons does a score have to win to be the largest of three?"
# hint.ja = "1つ目が2つ目より大きいだけで good（良い）と答え、3つ目がもっと大きくても気づいていません。3つのうちで最大だと言うには、いくつの比較に勝つ必要があるでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    A, B, C = scores
    if A > B:
        return "good"
    elif B > C:
        return "average"
    else:
        return "poor"
