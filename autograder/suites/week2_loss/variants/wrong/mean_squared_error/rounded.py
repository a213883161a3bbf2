# /// variant
# title.en = "The result is rounded"
# title.ja = "結果を四捨五入している"
# hint.en = "Your errors are nearly right, but the last digits are cut away. A loss must show even tiny improvements; leave rounding to the print."
# hint.ja = "値はほぼ合っていますが、細かい桁がなくなっています。損失では、ごく小さな改善も見えなければなりません。桁をそろえるのは、表示するときだけにしましょう。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return round(0.5 * np.sum((y - t) ** 2), 2)
