# /// variant
# title.en = "Maximum and sum run down the columns"
# title.ja = "行ごとではなく、列ごとに計算している"
# hint.en = "In a batch your columns add up to 1, and the rows do not: the samples are compared with one another instead of the classes. Along which axis do the classes of one sample lie?"
# hint.ja = "バッチでは、行ではなく列の和が 1 になっています。クラスどうしではなく、データどうしを比べているからです。1つのデータのクラスは、どちらの軸に並んでいるでしょうか。"
# fails = "test_batch"
# ///
def softmax(a):
    e = np.exp(a - np.max(a, axis=0))
    return e / np.sum(e, axis=0)
