# /// variant
# title.en = "The labels are in the reverse order"
# title.ja = "ラベルの順番が逆になっている"
# hint.en = "You call good what is poor, and the other way round; only average is right. In which order do the scores stand, according to the exercise?"
# hint.ja = "good（良い）と poor（悪い）が入れ替わり、average（普通）だけが合っています。問題文では、スコアはどの順番に並んでいるでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    labels = ["poor", "average", "good"]
    return labels[np.argmax(scores)]
