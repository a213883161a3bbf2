# /// variant
# method = "__init__"
# title.en = "The biases are column vectors"
# title.ja = "バイアスが列ベクトルになっている"
# hint.en = "Your biases stand upright, while the samples lie in rows: added to a batch, they would not meet the right neurons. Which shape does the docstring give them?"
# hint.ja = "データは1行に1つずつ並んでいるのに、バイアスが縦に並んでいます。これではバッチに足しても、対応するニューロンに届きません。docstring では、どんな形状になっていますか。"
# fails = "test_new_biases"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {
        "W1": np.random.normal(0, weight_init_std, (input_size, hidden_size)),
        "b1": np.zeros((hidden_size, 1)),
        "W2": np.random.normal(0, weight_init_std, (hidden_size, output_size)),
        "b2": np.zeros((output_size, 1)),
    }
