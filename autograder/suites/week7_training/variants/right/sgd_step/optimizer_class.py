# /// variant
# unusual = "An optimizer object in the manner of the book and of PyTorch; params updated as a dict"
# ///
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        moved = {key: params[key] - self.lr * grads[key] for key in grads.keys()}
        params.update(moved)


def sgd_step(network, x_batch, t_batch, learning_rate):
    optimizer = SGD(lr=learning_rate)
    optimizer.update(network.params, network.gradient(x_batch, t_batch))
