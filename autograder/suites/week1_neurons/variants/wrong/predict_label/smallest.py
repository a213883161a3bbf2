# /// variant
# title.en = "The least probable grade is named"
# title.ja = "確率が最も低い評価を返している"
# hint.en = "Your label belongs to the smallest score. Which end of the scale does the verdict take?"
# hint.ja = "いちばん小さいスコアのラベルが返っています。評価になるのは、最も高いものと最も低いもののどちらでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    labels = ["good", "average", "poor"]
    return labels[np.argmin(scores)]
