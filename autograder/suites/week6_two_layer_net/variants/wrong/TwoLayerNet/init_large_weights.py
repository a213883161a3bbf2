# /// variant
# method = "__init__"
# title.en = "The random weights are not scaled down"
# title.ja = "重みの乱数を小さくしていない"
# hint.en = "Your weights are random, but large: with 784 inputs the sums grow so big that the sigmoid is flat and learning hardly starts. Look again at the arguments of your method: is one of them unused?"
# hint.ja = "重みは乱数になっていますが、値が大きすぎます。入力が784個もあると和が大きくなり、シグモイド関数の平らな部分に入って、学習がほとんど進みません。引数の中に、まだ使っていないものはありませんか。"
# fails = "test_new_weights"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = np.random.randn(input_size, hidden_size)
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.random.randn(hidden_size, output_size)
    self.params["b2"] = np.zeros(output_size)
