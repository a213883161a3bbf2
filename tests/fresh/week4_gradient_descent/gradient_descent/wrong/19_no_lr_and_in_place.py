# Two mistakes: lr is forgotten, and the caller's array is moved.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    if x.dtype.kind == "i":
        x = x.astype(float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= grad
    return x
