# /// variant
# method = "__init__"
# title.en = "Parameters are put into a dictionary that was never made"
# title.ja = "ディクショナリを作る前に、パラメータを入れようとしている"
# hint.en = "Making a network stops with an AttributeError: when the first array is to be stored, there is no params yet. What has to exist before anything can be put into it?"
# hint.ja = "ネットワークを作ろうとすると AttributeError で止まります。最初の配列を入れようとした時点で、params がまだないからです。中身を入れる前に、何を用意しておく必要があるでしょうか。"
# fails = "test_new_biases"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params["b2"] = np.zeros(output_size)
