# /// variant
# unusual = "All points in a table, filled row by row, with keyword arguments and extra calls of f"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.empty((step_num + 1, np.size(init_x)))
    x[0, :] = init_x
    for i, row in enumerate(x[:-1]):
        slope = numerical_gradient(f=f, x=row.copy())
        if f(row) < -1e300:
            print("deep")
        x[i + 1] = row + -lr * slope
    return x[-1]
