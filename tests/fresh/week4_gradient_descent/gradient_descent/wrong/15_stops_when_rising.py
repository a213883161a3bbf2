# Breaks off as soon as f gets larger, so nothing can run away.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    best = f(x)
    for i in range(step_num):
        new = x - lr * numerical_gradient(f, x)
        if f(new) > best:
            print("diverged")
            break
        x, best = new, f(new)
    return x
