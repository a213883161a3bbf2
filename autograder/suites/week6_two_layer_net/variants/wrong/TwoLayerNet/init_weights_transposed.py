# /// variant
# method = "__init__"
# title.en = "The weight matrices are transposed"
# title.ja = "重みの行列が転置になっている"
# hint.en = "Your weight matrices have one row per output, as they do in PyTorch or where W stands before x. Here the batch comes first in the product: what must the rows of a weight matrix match then?"
# hint.ja = "重みの行が出力のニューロンに対応しています（PyTorchや、W を x の左に書く流儀の並べ方です）。このネットワークでは、バッチを左から掛けます。そのとき、重みの行の数は何と一致する必要があるでしょうか。"
# fails = "test_new_weights"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn(hidden_size, input_size)
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = weight_init_std * np.random.randn(output_size, hidden_size)
    self.params["b2"] = np.zeros(output_size)
