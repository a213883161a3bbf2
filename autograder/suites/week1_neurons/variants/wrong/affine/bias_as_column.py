# /// variant
# title.en = "The biases are stood up as a column"
# title.ja = "バイアスを縦（列）に並べて足している"
# hint.en = "The biases go with your samples instead of your neurons; unless the sizes happen to fit, the addition stops with an error. Along which axis of the product do the neurons lie?"
# hint.ja = "バイアスがニューロンごとではなく、データごとに足されています。大きさが合わなければ、足し算がエラーで止まります。積の結果で、ニューロンはどちらの軸に並んでいますか。"
# fails = "test_biases"
# ///
def affine(x, W, b):
    h = np.dot(x, W)
    if h.ndim == 1:
        return h + b
    return h + b.reshape(-1, 1)
