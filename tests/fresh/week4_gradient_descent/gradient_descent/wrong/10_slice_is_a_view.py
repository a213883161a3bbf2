# init_x[:] copies a list, but of an array it is only a view.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    if init_x.dtype != float:
        init_x = init_x.astype(float)
    x = init_x[:]
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        for k in range(len(x)):
            x[k] = x[k] - lr * grad[k]
    return x
