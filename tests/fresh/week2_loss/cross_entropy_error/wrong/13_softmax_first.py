# PyTorch habit: treats y as scores and applies a softmax first.
def cross_entropy_error(y, t):
    y = np.exp(y) / np.sum(np.exp(y), axis=-1, keepdims=True)
    t = np.asarray(t)
    if t.ndim == y.ndim:
        t = t.argmax(-1)
    y = y.reshape(-1, y.shape[-1])
    t = t.reshape(-1)
    return -np.log(y[range(len(t)), t] + 1e-7).mean()
