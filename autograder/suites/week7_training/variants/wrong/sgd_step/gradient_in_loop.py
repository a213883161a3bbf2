# /// variant
# title.en = "The gradient is asked for anew after parameters have moved"
# title.ja = "パラメータを動かした後に、勾配を求め直している"
# hint.en = "Your later parameters follow the slope of another spot, because the earlier ones have moved by then. When must the gradient be computed so that all four slopes belong together?"
# hint.ja = "先に更新したパラメータがもう動いているので、後のパラメータは別の地点の勾配に従っています。4つの勾配を同じ地点でそろえるには、いつ求めておけばよいでしょうか。"
# fails = "test_same_spot"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    for key in ("W1", "b1", "W2", "b2"):
        network.params[key] -= learning_rate * network.gradient(x_batch, t_batch)[key]
