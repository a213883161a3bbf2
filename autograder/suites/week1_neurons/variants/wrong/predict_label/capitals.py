# /// variant
# title.en = "The labels are spelt with a capital letter"
# title.ja = "ラベルの先頭が大文字になっている"
# hint.en = "Your verdict is right, but the name is not spelt as the exercise asks. To a program, a capital and a small letter are different: how exactly are the three spelt?"
# hint.ja = "評価は合っていますが、名前のつづりが問題文と違います。プログラムにとって、大文字と小文字は別の文字です。3つの名前は正確にはどう書かれているでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    labels = ["Good", "Average", "Poor"]
    return labels[np.argmax(scores)]
