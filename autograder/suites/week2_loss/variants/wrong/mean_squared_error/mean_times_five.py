# /// variant
# title.en = "Half the sum is written as a multiple of the mean that fits ten classes only"
# title.ja = "平均に掛ける係数が、クラスが10個のときだけ合っている"
# hint.en = "Your result is right for as many classes as the digits have, and for no other number. Why does the right factor between your mean and half the sum depend on the number of classes?"
# hint.ja = "クラスの数が数字の種類と同じときだけ正しい値になります。平均から「総和の半分」を求めるときの係数が、クラスの数によって変わるのはなぜでしょうか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return np.mean((y - t) ** 2) * 5
