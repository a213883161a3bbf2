# An optimizer class in PyTorch's manner, with a step method.
class SGD:
    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        self.params -= self.lr * grads


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    w = np.array(init_x, dtype="float64", copy=True)
    opt = SGD(w, lr)
    for epoch in range(1, step_num + 1):
        opt.step(numerical_gradient(f, w))
    return w
