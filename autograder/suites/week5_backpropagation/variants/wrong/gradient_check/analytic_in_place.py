# /// variant
# title.en = "The gradient that was handed in is changed"
# title.ja = "渡された勾配の配列そのものを書き換えている"
# hint.en = "After your check, the gradient that somebody wanted to use holds something else. Some operators change an array instead of making a new one. Which line does that?"
# hint.ja = "調べ終わったあと、これから使うはずの勾配の中身が変わっています。演算子の中には、新しい配列を作らず、元の配列を変えるものがあります。それはどの行ですか。"
# fails = "test_arguments_stay"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    analytic -= numerical
    return np.max(np.abs(analytic) / size)
