# /// variant
# title.en = "Always the gradient of the bowl, whatever f is"
# title.ja = "f を使わず、いつも bowl の勾配を返している"
# hint.en = "Two different functions get the same gradient from you. The formula of the bowl's derivative fits the bowl alone. Does your code ever ask f?"
# hint.ja = "違う関数を渡しても、同じ勾配が返ります。bowl を微分した式は、bowl でしか使えません。コードの中で f を呼び出していますか。"
# fails = "test_entries_that_work_together"
# ///
def numerical_gradient(f, x):
    return 2.0 * x
