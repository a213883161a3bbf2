# /// variant
# title.en = "An array comes back instead of a string"
# title.ja = "文字列ではなく配列を返している"
# hint.en = "The right name comes back, but wrapped up in an array: a mask picks out an array even where a single element is true. What picks out one element by its place?"
# hint.ja = "正しい名前が返っていますが、配列に入ったままです。条件で選ぶと、当てはまる要素が1つでも配列になります。位置で1つの要素を取り出すには、どうすればよいでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    labels = np.array(["good", "average", "poor"])
    return labels[scores == np.max(scores)]
