# /// variant
# method = "__init__"
# title.en = "The sizes are always those of the digit network"
# title.ja = "サイズがいつも手書き数字用のものになっている"
# hint.en = "Every network of yours comes out the same size, whatever size is asked for. Ask for one with other sizes and print the shapes: where do yours come from?"
# hint.ja = "どんなサイズを指定しても、同じ大きさのネットワークができてしまいます。別のサイズで作って、形状を表示してみましょう。その数は、どこから来ていますか。"
# fails = "test_new_biases"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn(784, 50)
    self.params["b1"] = np.zeros(50)
    self.params["W2"] = weight_init_std * np.random.randn(50, 10)
    self.params["b2"] = np.zeros(10)
