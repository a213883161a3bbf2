# Plain Python lists inside; a list comes back.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = [float(v) for v in init_x]
    for _ in range(step_num):
        grad = numerical_gradient(f, np.array(x))
        x = [a - lr * b for a, b in zip(x, grad)]
    return x
