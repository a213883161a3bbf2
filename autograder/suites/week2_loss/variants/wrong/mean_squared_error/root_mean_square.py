# /// variant
# title.en = "Takes the root of the mean of the squares"
# title.ja = "二乗の平均の平方根（RMSE）を計算している"
# hint.en = "This is the RMSE that many libraries report. Neither a mean nor a root is asked for in chapter 1; what stands there instead?"
# hint.ja = "これは、ライブラリなどでよく使われる RMSE です。1章の式には、平均も平方根もありません。代わりに何が書かれていますか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return np.sqrt(np.mean((y - t) ** 2))
