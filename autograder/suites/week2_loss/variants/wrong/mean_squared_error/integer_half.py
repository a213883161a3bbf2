# /// variant
# title.en = "One half is computed as a whole number"
# title.ja = "1/2 を整数の割り算で計算している"
# hint.en = "Your error is always exactly 0, whatever the prediction is. What do you get when you print your factor alone?"
# hint.ja = "予測が何であっても、誤差がちょうど 0 になります。掛けている係数だけを print すると、いくつになりますか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return (1 // 2) * np.sum((y - t) ** 2)
