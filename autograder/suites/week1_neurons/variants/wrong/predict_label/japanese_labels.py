# /// variant
# title.en = "The labels are in Japanese"
# title.ja = "ラベルが日本語になっている"
# hint.en = "Your verdict is right, but the name comes in another language than the exercise asks. Which three strings does it name?"
# hint.ja = "評価は合っていますが、日本語の名前が返っています。日本語版でも、返す文字列は英語です。問題文にある3つの文字列はどれでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    labels = ["良い", "普通", "悪い"]
    return labels[np.argmax(scores)]
