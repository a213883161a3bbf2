# /// variant
# title.en = "The errors are added up"
# title.ja = "誤差を合計している"
# hint.en = "Where several elements are wrong, your number goes beyond 1, and it grows with the size of the array. Read the formula of section 7 from the left: what is done with the errors of all the elements?"
# hint.ja = "間違った要素がいくつもあると、値が 1 を超え、配列が大きいほど増えていきます。第7節の式を左から読んでみましょう。すべての要素の誤差から、何を取り出していますか。"
# fails = "test_wrong_by_a_factor"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.sum(np.abs(analytic - numerical) / size)
