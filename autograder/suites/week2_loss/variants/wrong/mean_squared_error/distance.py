# /// variant
# title.en = "Computes the distance between prediction and answer"
# title.ja = "予測と正解の距離（ノルム）を計算している"
# hint.en = "A distance is the root of the sum of squares. Your loss keeps the squares as they are, and something else stands in front of the sum."
# hint.ja = "距離は、二乗の総和の平方根です。この損失では平方根を取りません。そして、総和の前に別のものがあります。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return np.sqrt(np.sum((y - t) ** 2))
