# /// variant
# title.en = "W is transposed"
# title.ja = "W を転置している"
# hint.en = "Your product stops with an error unless W is square, and is wrong if it is. In the exercise, does a column or a row of W belong to one neuron?"
# hint.ja = "W が正方行列でなければエラーで止まり、正方行列なら値が違っています。この問題では、W の列と行のどちらが1つのニューロンにあたるでしょうか。"
# fails = "test_products"
# ///
def affine(x, W, b):
    return np.dot(x, W.T) + b
