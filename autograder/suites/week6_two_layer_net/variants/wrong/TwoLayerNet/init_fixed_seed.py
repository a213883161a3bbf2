# /// variant
# method = "__init__"
# title.en = "A fixed seed gives every network the same weights"
# title.ja = "シードを固定しているので、どのネットワークも同じ重みになる"
# hint.en = "Make two networks of the same size and compare them: their weights agree to the last digit. What in your method makes the random numbers start over each time?"
# hint.ja = "同じサイズのネットワークを2つ作って比べてみましょう。重みが最後の桁まで一致します。乱数の列が毎回はじめからになるのは、メソッドのどこのせいでしょうか。"
# fails = "test_new_weights"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    np.random.seed(0)
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params["b2"] = np.zeros(output_size)
