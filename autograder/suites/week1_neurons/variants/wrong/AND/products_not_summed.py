# /// variant
# title.en = "The weighted inputs are not added up"
# title.ja = "重みを掛けた入力を足し合わせていない"
# hint.en = "A whole array comes back, one value for each input. A neuron has many inputs but a single output: what happens to the products of weights and inputs before the activation?"
# hint.ja = "入力ごとの値を並べた配列が返っています。ニューロンには入力がいくつあっても、出力は1つです。重みと入力の積は、活性化関数に通す前にどうするのでしょうか。"
# fails = "test_whole_numbers"
# ///
def AND(x1, x2):
    x = np.array([x1, x2])
    w = np.array([1.0, 1.0])
    return sigmoid(w * x - 1.5, 20)
