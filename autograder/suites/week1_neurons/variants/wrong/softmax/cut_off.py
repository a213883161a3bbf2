# /// variant
# title.en = "The probabilities are written into an array of whole numbers"
# title.ja = "確率を整数の配列に書き込んでいる"
# hint.en = "For whole scores all your probabilities are 0: what stands behind the decimal point got lost. Which type of numbers can the array hold that you write into?"
# hint.ja = "スコアが整数のとき、確率がすべて 0 になり、小数部分が失われています。確率を書き込んでいる配列には、どんな型の数が入るでしょうか。"
# fails = "test_whole_numbers"
# ///
def softmax(a):
    if a.ndim == 1:
        e = np.exp(a - np.max(a))
        return e / np.sum(e)
    y = np.zeros_like(a)
    for i in range(len(a)):
        y[i] = softmax(a[i])
    return y
