# /// variant
# title.en = "The probability comes back as well"
# title.ja = "確率まで一緒に返している"
# hint.en = "Two things come back at once, where one string was asked for. Which of them is the verdict?"
# hint.ja = "文字列1つが必要なのに、二つの値がまとめて返っています。評価の名前はどちらでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    p = normalize_scores(scores)
    k = np.argmax(p)
    return ["good", "average", "poor"][k], p[k]
