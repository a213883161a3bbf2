# /// variant
# method = "__init__"
# title.en = "All weights start at zero"
# title.ja = "重みの初期値がすべて 0 になっている"
# hint.en = "Your hidden neurons all start alike, so each gets the same gradient as the others and they stay alike however long you train. Zeros are fine for the biases; what do the weights need to start differently?"
# hint.ja = "中間層のニューロンがどれも同じ値から始まっています。これではどのニューロンにも同じ勾配が伝わり、いくら学習しても違いが生まれません。0 でよいのはバイアスだけです。重みをばらばらの値で始めるには、何を使えばよいでしょうか。"
# fails = "test_new_weights"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = np.zeros((input_size, hidden_size))
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.zeros((hidden_size, output_size))
    self.params["b2"] = np.zeros(output_size)
