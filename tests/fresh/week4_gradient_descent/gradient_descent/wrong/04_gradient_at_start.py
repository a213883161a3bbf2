# The gradient is taken at init_x in every step.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.astype(float)
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, init_x.astype(float))
    return x
