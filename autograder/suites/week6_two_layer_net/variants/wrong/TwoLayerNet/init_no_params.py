# /// variant
# method = "__init__"
# title.en = "The network has no attribute params"
# title.ja = "ネットワークに params という属性がない"
# hint.en = "Your network keeps its parameters elsewhere: ask it for its params, and there is nothing. Attributes of their own, or a variable without self, do not do: all four belong into one dictionary of the object."
# hint.ja = "作ったネットワークに params を尋ねても、何もありません。別々の属性や、self の付かない変数に入れていませんか。4つのパラメータは、オブジェクトが持つ1つのディクショナリにまとめます。"
# fails = "test_new_biases"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.W1 = weight_init_std * np.random.randn(input_size, hidden_size)
    self.b1 = np.zeros(hidden_size)
    self.W2 = weight_init_std * np.random.randn(hidden_size, output_size)
    self.b2 = np.zeros(output_size)
