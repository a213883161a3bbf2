# /// variant
# title.en = "Samples and answers are handed to the gradient in the wrong order"
# title.ja = "データと正解を、逆の順番で渡している"
# hint.en = "The network takes your answers for samples and your samples for answers. In which order does its gradient expect the two?"
# hint.ja = "ネットワークが、正解をデータとして、データを正解として受け取っています。勾配を求めるメソッドは、どの順番で受け取ることになっているでしょうか。"
# fails = "test_batch_handed_on"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(t_batch, x_batch)
    for key in network.params:
        network.params[key] -= learning_rate * grads[key]
