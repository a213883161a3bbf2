# /// variant
# unusual = "In float32, in place in a copy"
# ///
def softmax(a):
    a = np.array(a, dtype=np.float32)
    a -= a.max(axis=-1, keepdims=True)
    np.exp(a, out=a)
    a /= a.sum(axis=-1, keepdims=True)
    return a
