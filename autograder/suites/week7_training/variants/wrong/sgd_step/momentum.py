# /// variant
# title.en = "The step carries over speed from the steps before"
# title.ja = "前のステップの勢いを引き継いでいる"
# hint.en = "Your first step is right, but the later ones go too far: they still have something of the steps before in them. That is another method (Momentum); what does a step of plain SGD depend on?"
# hint.ja = "最初の一歩は合っていますが、その後は進みすぎています。それまでのステップの勢いが残っているからです。それは Momentum という別の方法です。ふつうの SGD の一歩は、何だけで決まるでしょうか。"
# fails = "test_several_steps"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    if not hasattr(network, "v"):
        network.v = {key: np.zeros_like(value) for key, value in network.params.items()}
    for key in network.params:
        network.v[key] = 0.9 * network.v[key] - learning_rate * grads[key]
        network.params[key] = network.params[key] + network.v[key]
