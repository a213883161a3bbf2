# <= instead of <: one step too many.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x) * 1.0
    count = 0
    while count <= step_num:
        grad = numerical_gradient(f, x)
        x = x - lr * grad
        count += 1
    return x
