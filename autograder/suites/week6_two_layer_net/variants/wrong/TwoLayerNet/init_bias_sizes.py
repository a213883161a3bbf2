# /// variant
# method = "__init__"
# title.en = "Each bias has as many numbers as its layer has inputs"
# title.ja = "バイアスの数が、層の入力の数になっている"
# hint.en = "Your biases have the wrong lengths. A bias is added to what comes out of the product with the weights: is that as long as the layer's input or as its output?"
# hint.ja = "バイアスの長さが合っていません。バイアスを足すのは、重みとの積を計算したあとです。その結果の長さは、層の入力と出力のどちらと同じでしょうか。"
# fails = "test_new_biases"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["b1"] = np.zeros(input_size)
    self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params["b2"] = np.zeros(hidden_size)
