# /// variant
# title.en = "True or False comes back instead of a number"
# title.ja = "数ではなく True か False を返している"
# hint.en = "Your comparison decides rightly, but a truth value comes back where a neuron answers with a number. What does the activation function do that a comparison does not?"
# hint.ja = "判定は合っていますが、比較の結果である真偽値がそのまま返っています。ニューロンの答えは数です。比較の代わりに、総和を活性化関数に通すとどうなるでしょうか。"
# fails = "test_number_from_0_to_1"
# ///
def OR(x1, x2):
    return x1 + x2 > 0.2
