# /// variant
# title.en = "Only the value comes back, without its derivatives"
# title.ja = "値だけを返し、微分を返していない"
# hint.en = "Your function goes forward through the graph and stops there. What does the way back bring, and how many results are asked for?"
# hint.ja = "グラフを順方向に進んだところで終わっています。帰り道では何が求まりますか。返す結果は、全部でいくつでしたか。"
# fails = "test_derivatives"
# ///
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    return mul.forward(t, t)
