# /// variant
# title.en = "The step takes the place of the parameter"
# title.ja = "パラメータが、更新量そのものに置き換わっている"
# hint.en = "After your step nothing is left of the old parameters: each is only as large as the step itself. From where does a step start?"
# hint.ja = "更新の後、元のパラメータの値がどこにも残っていません。更新量だけがそのまま入っています。一歩は、どこから踏み出すものでしょうか。"
# fails = "test_weights"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    for key in network.params:
        network.params[key] = -learning_rate * grads[key]
