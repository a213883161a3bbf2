# /// variant
# method = "numerical_gradient"
# unusual = "One-sided differences with a step so small that nothing is lost"
# ///
def numerical_gradient(self, x, t, h=1e-6):
    here = self.loss(x, t)
    grads = dict()
    for name, param in self.params.items():
        grads[name] = np.zeros(param.shape, dtype=np.float32)
        for index, value in np.ndenumerate(param.copy()):
            param[index] = value + h
            grads[name][index] = (self.loss(x, t) - here) / h
            param[index] = value
    return grads
