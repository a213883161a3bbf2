# /// variant
# title.en = "Only a single sample is provided for"
# title.ja = "データが1つの場合しか考えていない"
# hint.en = "A single sample works, but your loops take the rows of a batch for its inputs. What would do the same for every row at once, without a loop?"
# hint.ja = "データが1つなら計算できますが、バッチでは、ループが行を入力の要素とみなしています。ループを書かずに、すべての行に同じ計算をするには、何を使えばよいでしょうか。"
# fails = "test_products"
# ///
def affine(x, W, b):
    h = np.zeros(len(b))
    for m in range(len(b)):
        for d in range(len(x)):
            h[m] += x[d] * W[d, m]
        h[m] += b[m]
    return h
