# /// variant
# unusual = "A line for each parameter, keyword arguments, a print"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x=x_batch, t=t_batch)
    params = network.params
    params["W1"] = params["W1"] - learning_rate * grads["W1"]
    params["b1"] = params["b1"] - learning_rate * grads["b1"]
    params["W2"] = params["W2"] - learning_rate * grads["W2"]
    params["b2"] = params["b2"] - learning_rate * grads["b2"]
    print("step", params["b2"])
