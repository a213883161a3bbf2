# /// variant
# title.en = "Adds absolute differences instead of squares"
# title.ja = "二乗ではなく、差の絶対値を足している"
# hint.en = "Signs do not cancel in your sum, but a difference that is twice as large has to cost four times as much. Yours costs only twice as much."
# hint.ja = "差の符号は打ち消し合っていませんが、差が2倍になったとき、誤差も2倍にしかなりません。二乗誤差なら4倍になるはずです。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return 0.5 * np.sum(np.abs(y - t))
