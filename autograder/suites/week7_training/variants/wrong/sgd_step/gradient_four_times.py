# /// variant
# title.en = "The gradient is computed once for each parameter"
# title.ja = "パラメータの数だけ勾配を求めている"
# hint.en = "You compute the same gradient again and again, and keep one part of it each time. A single backpropagation gives the slopes of all parameters: how can you keep the whole result?"
# hint.ja = "同じ勾配を何度も計算して、毎回その一部しか使っていません。誤差逆伝播法なら、1回ですべてのパラメータの勾配が求まります。その結果を丸ごと取っておけませんか。"
# fails = "test_one_gradient"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    dW1 = network.gradient(x_batch, t_batch)["W1"]
    db1 = network.gradient(x_batch, t_batch)["b1"]
    dW2 = network.gradient(x_batch, t_batch)["W2"]
    db2 = network.gradient(x_batch, t_batch)["b2"]
    network.params["W1"] -= learning_rate * dW1
    network.params["b1"] -= learning_rate * db1
    network.params["W2"] -= learning_rate * dW2
    network.params["b2"] -= learning_rate * db2
