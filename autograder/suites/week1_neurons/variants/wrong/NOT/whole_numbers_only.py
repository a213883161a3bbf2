# /// variant
# title.en = "Something that takes whole numbers only is used, such as a table or a bit operator"
# title.ja = "表の位置やビット演算子のように、整数しか扱えないものを使っている"
# hint.en = "Your gate stops with an error as soon as its input has a decimal point, as the output of every other neuron has. Can you write it as a neuron, with a weight, a bias and h?"
# hint.ja = "小数の入力を渡すと、エラーで止まります。ほかのニューロンの出力はいつも小数です。重みとバイアスと h を使って、ニューロンの形で書けますか。"
# fails = "test_nearly"
# ///
def NOT(x):
    answers = [1, 0]
    return answers[x]
