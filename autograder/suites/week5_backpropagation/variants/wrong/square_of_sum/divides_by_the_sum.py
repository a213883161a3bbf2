# /// variant
# title.en = "The derivative is found with a division by the sum"
# title.ja = "和で割って微分を求めている"
# hint.en = "Your function has no answer where the two numbers cancel, because it divides by their sum. The graph itself contains no division. Can you go back through its nodes without one?"
# hint.ja = "二つの数が打ち消し合って和が 0 になると、和で割っているために答えが出ません。グラフの中に割り算は一つもありません。ノードを順にさかのぼるだけで、求められないでしょうか。"
# fails = "test_sum_of_zero"
# ///
def square_of_sum(x, y):
    t = x + y
    z = t * t
    return z, 2 * z / t, 2 * z / t
