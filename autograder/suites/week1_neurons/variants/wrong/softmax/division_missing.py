# /// variant
# title.en = "The division by the sum is missing"
# title.ja = "総和で割っていない"
# hint.en = "Your rows do not add up to 1: the largest score always gets exactly 1, the others come on top. What turns the exponentials into shares of a whole?"
# hint.ja = "行の和が 1 になっていません。最大のスコアがいつもちょうど 1 になり、ほかの値がそれに加わっています。指数関数の値を、全体に対する割合に変えるにはどうすればよいでしょうか。"
# fails = "test_one_sample"
# ///
def softmax(a):
    return np.exp(a - np.max(a, axis=-1, keepdims=True))
