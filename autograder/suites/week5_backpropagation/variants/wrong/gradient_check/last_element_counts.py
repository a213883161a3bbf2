# /// variant
# title.en = "Only the error of the last element is left"
# title.ja = "最後の要素の誤差しか残っていない"
# hint.en = "A wrong element is found only if it is the last one: in your loop every error takes the place of the one before. What has to be kept from one turn of the loop to the next?"
# hint.ja = "間違った要素が見つかるのは、それが最後にあるときだけです。ループの中で、誤差が毎回上書きされています。次の回まで覚えておくべきなのは、どんな値でしょうか。"
# fails = "test_one_wrong_element"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    for a, n in zip(np.ravel(analytic), np.ravel(numerical)):
        error = abs(a - n) / max(abs(a) + abs(n), 1e-8)
    return error
