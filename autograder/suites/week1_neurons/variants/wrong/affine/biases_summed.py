# /// variant
# title.en = "Every neuron gets the sum of all the biases"
# title.ja = "どのニューロンにも、バイアスの合計を足している"
# hint.en = "The same amount is added to all of your neurons. Each has a bias of its own: what does NumPy do if a row of numbers is added to a table?"
# hint.ja = "すべてのニューロンに、同じ値が足されています。バイアスはニューロンごとに1つずつあります。表に1行分の数を足すと、NumPy は何をするでしょうか。"
# fails = "test_biases"
# ///
def affine(x, W, b):
    return np.dot(x, W) + np.sum(b)
