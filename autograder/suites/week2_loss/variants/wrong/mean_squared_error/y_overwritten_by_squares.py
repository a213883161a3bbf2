# /// variant
# title.en = "The squares are stored in y"
# title.ja = "二乗した値を y に入れている"
# hint.en = "The number is right, but the caller's prediction is overwritten with your intermediate results. Collect them in a variable or an array of your own."
# hint.ja = "値は合っていますが、渡された予測 y を途中の計算結果で上書きしています。途中の値は、自分で用意した変数や配列に入れましょう。"
# fails = "test_arguments_stay"
# ///
def mean_squared_error(y, t):
    for k in range(len(y)):
        y[k] = (y[k] - t[k]) ** 2
    return np.sum(y) / 2
