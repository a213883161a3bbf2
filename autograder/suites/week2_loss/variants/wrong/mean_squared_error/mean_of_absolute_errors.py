# /// variant
# title.en = "Takes the mean of the absolute differences"
# title.ja = "差の絶対値の平均（平均絶対誤差）を計算している"
# hint.en = "This is another well-known error, the mean absolute one. Here the differences are squared, and nothing is divided by the number of classes."
# hint.ja = "これは「平均絶対誤差」という別の誤差です。ここでは差を二乗します。また、クラスの数では割りません。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return np.mean(np.abs(y - t))
