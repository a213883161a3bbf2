# /// variant
# title.en = "A list comes back instead of a string"
# title.ja = "文字列ではなくリストを返している"
# hint.en = "The right name comes back, but wrapped up in a list. How do you hand back the name alone?"
# hint.ja = "正しい名前が返っていますが、リストに入ったままです。名前だけを返すには、どうすればよいでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    labels = ["good", "average", "poor"]
    return [label for label, s in zip(labels, scores) if s == max(scores)]
