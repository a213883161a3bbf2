# /// variant
# title.en = "One of the labels is another word"
# title.ja = "ラベルの1つが、別の単語になっている"
# hint.en = "Two of the three verdicts are right, but for the third your word is not the one that the exercise asks for. How exactly are the three spelt?"
# hint.ja = "3つの評価のうち二つは合っていますが、残りの1つが問題文とは違う単語になっています。3つの名前は正確にはどう書かれているでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    labels = ["good", "average", "bad"]
    return labels[np.argmax(scores)]
