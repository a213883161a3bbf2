# /// variant
# title.en = "The results come in another order"
# title.ja = "三つの結果の順番が違う"
# hint.en = "Three results come back, but the first of them is not the value. In which order does the docstring want them?"
# hint.ja = "結果は三つ返っていますが、最初のものが値ではありません。説明の「戻り値」では、どの順番になっていますか。"
# fails = "test_value"
# ///
def square_of_sum(x, y):
    t = x + y
    z = t**2
    return 2 * t, 2 * t, z
