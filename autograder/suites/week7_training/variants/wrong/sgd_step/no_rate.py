# /// variant
# title.en = "The learning rate is left out"
# title.ja = "学習率を掛けていない"
# hint.en = "Your parameters move by the whole gradient, whichever learning rate is handed in. Which of your arguments is never used?"
# hint.ja = "どんな学習率を渡しても、勾配の分だけそのまま動いています。一度も使っていない引数はありませんか。"
# fails = "test_learning_rate"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    for key in network.params:
        network.params[key] -= grads[key]
