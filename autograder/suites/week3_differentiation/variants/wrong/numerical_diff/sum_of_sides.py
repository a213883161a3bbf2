# /// variant
# title.en = "The two heights are added"
# title.ja = "二つの値を足している"
# hint.en = "Your results are huge wherever f is not 0, even where f is flat. On flat ground both sides are equally high; which way of putting the two heights together gives 0 there?"
# hint.ja = "f が平らなところでも、f の値が 0 でなければ結果がとても大きくなります。平らなら両側の値は同じです。二つの値をどう組み合わせれば、そこで 0 になるでしょうか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) + f(x - h)) / (2 * h)
