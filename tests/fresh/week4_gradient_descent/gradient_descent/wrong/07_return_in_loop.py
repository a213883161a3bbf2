# return inside the loop: one step at most, and None for step_num = 0.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy().astype(float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        return x
