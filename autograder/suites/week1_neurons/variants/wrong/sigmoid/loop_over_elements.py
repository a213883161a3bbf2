# /// variant
# title.en = "A loop goes along one axis only"
# title.ja = "1つの軸しかループしていない"
# hint.en = "Arrays with one axis work, but a single number or a table stops with an error. Do you need a loop at all? NumPy's functions work on every element, whatever the shape."
# hint.ja = "1次元の配列なら計算できますが、1つの数や2次元の配列ではエラーで止まります。ループは必要でしょうか。NumPy の関数は、どんな形状でも要素ごとに計算してくれます。"
# fails = "test_single_number"
# ///
def sigmoid(x, a=1.0):
    y = np.zeros(len(x))
    for i in range(len(x)):
        y[i] = 1 / (1 + np.exp(-a * float(x[i])))
    return y
