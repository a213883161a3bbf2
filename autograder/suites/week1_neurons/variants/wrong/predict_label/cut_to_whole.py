# /// variant
# title.en = "The scores are cut off to whole numbers before they are compared"
# title.ja = "比べる前に、スコアを整数に切り捨てている"
# hint.en = "Scores between 0 and 1 all become 0, and your answer is always the first grade then. Which type of numbers may be compared without changing them first?"
# hint.ja = "0 から 1 までのスコアがすべて 0 になり、いつも最初の評価が返っています。比べる前に、スコアの型を変える必要があるでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    labels = ["good", "average", "poor"]
    return labels[np.argmax(np.array(scores, dtype=int))]
