# /// variant
# method = "__init__"
# title.en = "NumPy gets the sizes in a form that it does not take"
# title.ja = "NumPy にサイズを渡す形が合っていない"
# hint.en = "Making a network stops with a TypeError, whatever its size. np.random.randn wants its sizes one by one, np.zeros and most others want one tuple; and does your __init__ return something, which Python forbids? The last lines of the error show the place."
# hint.ja = "どんなサイズでも、ネットワークを作ろうとすると TypeError で止まります。np.random.randn はサイズを1つずつ、np.zeros など多くの関数は1つのタプルで受け取ります。また、__init__ から値を return することもできません。エラーの最後の数行に、止まった場所が出ています。"
# fails = "test_new_biases"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn((input_size, hidden_size))
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = weight_init_std * np.random.randn((hidden_size, output_size))
    self.params["b2"] = np.zeros(output_size)
