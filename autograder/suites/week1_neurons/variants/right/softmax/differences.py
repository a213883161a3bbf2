# /// variant
# unusual = "One over the sum of the exponentials of all differences; what overflows becomes 1 / infinity"
# ///
def softmax(a):
    a = np.asarray(a, dtype=float)
    return 1 / np.exp(a[..., None, :] - a[..., :, None]).sum(axis=-1)
