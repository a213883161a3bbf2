# /// variant
# method = "__init__"
# title.en = "params is a list, not a dictionary"
# title.ja = "params がディクショナリではなくリストになっている"
# hint.en = "Your four arrays are there, but they can only be reached by their position. The other methods look each one up by its name: which kind of container has names?"
# hint.ja = "4つの配列はそろっていますが、順番でしか取り出せません。ほかのメソッドは、名前を使ってパラメータを取り出します。名前で中身を引けるのは、どんな入れ物でしょうか。"
# fails = "test_new_biases"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    W1 = weight_init_std * np.random.randn(input_size, hidden_size)
    b1 = np.zeros(hidden_size)
    W2 = weight_init_std * np.random.randn(hidden_size, output_size)
    b2 = np.zeros(output_size)
    self.params = [W1, b1, W2, b2]
