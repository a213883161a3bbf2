# /// variant
# title.en = "x and W are swapped in the product"
# title.ja = "積の x と W の順番が逆になっている"
# hint.en = "Your product stops with an error, or mixes up rows and columns where the sizes happen to fit. Which of the two has one sample in each row, and so has to stand on the left?"
# hint.ja = "積がエラーで止まるか、大きさがたまたま合うときには行と列が混ざった値になっています。行ごとに1つのデータが並び、左側に来るべきなのは、x と W のどちらでしょうか。"
# fails = "test_products"
# ///
def affine(x, W, b):
    return np.dot(W, x) + b
