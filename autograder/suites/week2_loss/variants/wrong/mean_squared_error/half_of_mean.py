# /// variant
# title.en = "Takes half the mean instead of half the sum"
# title.ja = "総和の半分ではなく、平均の半分になっている"
# hint.en = "The half is there, but your error still gets smaller when there are more classes. Should the number of classes appear in the formula at all?"
# hint.ja = "半分にするところはできていますが、クラスの数が多いほど誤差が小さくなっています。式の中に、クラスの数で割るところはありますか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return 0.5 * np.mean((y - t) ** 2)
