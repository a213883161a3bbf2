# /// variant
# title.en = "The biases are added in place"
# title.ja = "バイアスを元の配列に直接足し込んでいる"
# hint.en = "If x and W are whole numbers and the biases are not, your addition stops with an error: it tries to put decimals into an array of whole numbers. How do you let NumPy make a new array?"
# hint.ja = "x と W が整数でバイアスが小数のとき、足し算がエラーで止まります。整数の配列に小数を入れようとしているからです。NumPy に新しい配列を作らせるには、どう足せばよいでしょうか。"
# fails = "test_whole_numbers"
# ///
def affine(x, W, b):
    h = np.dot(x, W)
    h += b
    return h
