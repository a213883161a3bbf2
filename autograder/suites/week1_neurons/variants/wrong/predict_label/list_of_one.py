# /// variant
# title.en = "A list or an array comes back instead of a string"
# title.ja = "文字列ではなく、リストや配列を返している"
# hint.en = "The right name comes back, but wrapped up in a list or an array. How do you take a single element out of it?"
# hint.ja = "正しい名前が返っていますが、リストや配列に入ったままです。そこから要素を1つだけ取り出すには、どうすればよいでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    labels = np.array(["good", "average", "poor"])
    return labels[scores == np.max(scores)]
