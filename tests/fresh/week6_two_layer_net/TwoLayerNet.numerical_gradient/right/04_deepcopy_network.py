# A deep copy of the whole network is moved about.
def numerical_gradient(self, x, t):
    import copy
    twin = copy.deepcopy(self)
    return {
        k: numerical_gradient(lambda w: twin.loss(x, t), twin.params[k])
        for k in ("W1", "b1", "W2", "b2")
    }
