# /// variant
# title.en = "A step takes the place of the curve"
# title.ja = "なめらかな曲線ではなく、ステップ関数になっている"
# hint.en = "Your answers are only 0 or 1, and nothing between. The sigmoid passes smoothly from the one to the other: which formula of section 1 does that?"
# hint.ja = "答えが 0 か 1 だけで、その間の値がありません。シグモイド関数は、0 から 1 へなめらかに移ります。1節のどの式を使えばよいでしょうか。"
# fails = "test_slope_one"
# ///
def sigmoid(x, a=1.0):
    return np.where(x > 0, 1.0, 0.0)
