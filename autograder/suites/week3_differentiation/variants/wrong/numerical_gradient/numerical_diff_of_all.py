# /// variant
# title.en = "numerical_diff is called with the whole array"
# title.ja = "配列全体を numerical_diff に渡している"
# hint.en = "One number came back for all entries: x plus a step moves every entry at once. A partial derivative freezes all but one. How do you move just one?"
# hint.ja = "要素がいくつあっても、数が一つしか返りません。x に刻み幅を足すと、すべての要素が一度に動きます。偏微分では、一つだけを動かして残りを固定します。一つだけ動かすには、どうすればよいでしょうか。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    return numerical_diff(f, x)
