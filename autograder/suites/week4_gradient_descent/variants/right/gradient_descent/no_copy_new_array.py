# /// variant
# unusual = "No copy: init_x gets another name, and every step makes a new array"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x = x - lr * grad
    return x
