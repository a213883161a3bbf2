# /// variant
# title.en = "The sum is missing, so an array comes back"
# title.ja = "総和を取らず、配列のまま返している"
# hint.en = "You return one value per class, but a loss is a single number. Which sign of the formula brings the classes together?"
# hint.ja = "クラスごとの値が並んだ配列が返っています。損失は1つの数です。式のどの記号が、クラスごとの値を1つにまとめていますか。"
# fails = "test_probabilities_against_one_hot"
# ///
def mean_squared_error(y, t):
    error = y - t
    return 0.5 * error**2
