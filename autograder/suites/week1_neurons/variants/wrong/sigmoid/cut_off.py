# /// variant
# title.en = "The answers are written into an array of whole numbers"
# title.ja = "答えを整数の配列に書き込んでいる"
# hint.en = "For whole numbers almost all your answers are 0: what stands behind the decimal point got lost. Which type of numbers can the array hold that you write into?"
# hint.ja = "整数の配列を渡すと、ほとんどの答えが 0 になり、小数部分が失われています。答えを書き込んでいる配列には、どんな型の数が入るでしょうか。"
# fails = "test_whole_numbers"
# ///
def sigmoid(x, a=1.0):
    y = np.zeros_like(x)
    y[...] = 1 / (1 + np.exp(-a * x))
    return y
