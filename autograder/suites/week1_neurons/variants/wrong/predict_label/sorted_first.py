# /// variant
# title.en = "The scores are sorted before the largest is looked for"
# title.ja = "最大を探す前に、スコアを並べ替えている"
# hint.en = "Your answer is always the same, because after sorting the largest is always at the same place. What gets lost when the scores change places?"
# hint.ja = "いつも同じ評価が返っています。並べ替えた後では、最大のものがいつも同じ位置に来るからです。並べ替えると、何がわからなくなるでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    ranking = np.sort(scores)[::-1]
    return ["good", "average", "poor"][np.argmax(ranking)]
