# Counts step_num down.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x + 0.0
    while step_num > 0:
        x += -lr * numerical_gradient(f, x)
        step_num -= 1
    return x
