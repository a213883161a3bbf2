# /// variant
# title.en = "Fractions are cut off in an array of whole numbers"
# title.ja = "整数の配列に入れたため、小数部分が切り捨てられている"
# hint.en = "The differences lose everything behind the decimal point, because the array you store them in was made after t. What kind of numbers does t hold?"
# hint.ja = "差を入れる配列を t に合わせて作ったため、小数点より下が消えています。t に入っているのは、どんな種類の数ですか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    diff = np.zeros_like(t)
    for k in range(len(t)):
        diff[k] = y[k] - t[k]
    return 0.5 * np.sum(diff**2)
