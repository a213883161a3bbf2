# /// variant
# title.en = "The scores are clipped instead of shifted"
# title.ja = "スコアをずらさずに切り詰めている"
# hint.en = "Nothing overflows any more, but large scores have all become equal, although they were not. What can be done to all scores of a row that leaves their differences as they are?"
# hint.ja = "オーバーフローはしなくなりましたが、違うはずの大きなスコアが、どれも同じ値になっています。スコアどうしの差を変えずに、行全体に対してできることは何でしょうか。"
# fails = "test_huge_scores"
# ///
def softmax(a):
    e = np.exp(np.clip(a, -500, 500))
    return e / np.sum(e, axis=-1, keepdims=True)
