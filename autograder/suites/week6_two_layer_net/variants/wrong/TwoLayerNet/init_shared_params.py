# /// variant
# method = "__init__"
# title.en = "All networks share one dictionary of parameters"
# title.ja = "すべてのネットワークが1つのディクショナリを共有している"
# hint.en = "When you make a second network, the first one changes too: both hold the very same dictionary. Where is it created: once, when the class is defined, or anew for each network?"
# hint.ja = "2つ目のネットワークを作ると、1つ目のパラメータまで変わります。どちらも同じディクショナリを持っているからです。ディクショナリが作られるのは、クラスを定義したときの一度だけですか、それともネットワークを作るたびですか。"
# fails = "test_new_weights"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, params={}):
    self.params = params
    self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params["b2"] = np.zeros(output_size)
