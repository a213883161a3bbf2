# /// variant
# method = "__init__"
# title.en = "__init__ uses a name that does not exist"
# title.ja = "__init__ の中で、存在しない名前を使っている"
# hint.en = "Making a network stops with a NameError: the last line of it says which name is unknown. What belongs to the object is only found through self; and is every name spelt as in the first line of your method?"
# hint.ja = "ネットワークを作ろうとすると NameError で止まります。エラーの最後の行に、見つからない名前が書かれています。オブジェクトの持ち物は、self を通さないと見つかりません。引数の名前のつづりも、メソッドの1行目と比べてみましょう。"
# fails = "test_new_biases"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    params["b1"] = np.zeros(hidden_size)
    params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    params["b2"] = np.zeros(output_size)
