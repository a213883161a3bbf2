# /// variant
# title.en = "The result is not returned"
# title.ja = "計算した値を返していない"
# hint.en = "Your function computes something, yet None comes back. Showing a number or giving it a name is not the same as handing it to the caller."
# hint.ja = "計算はしていますが、None が返っています。値を表示したり変数に入れたりするだけでは、呼び出した側に値は渡りません。"
# fails = "test_probabilities_against_one_hot"
# ///
def mean_squared_error(y, t):
    e = 0.5 * np.sum((y - t) ** 2)
    print(e)
