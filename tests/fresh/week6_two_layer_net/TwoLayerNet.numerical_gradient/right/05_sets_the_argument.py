# f really uses its argument: puts w into params (it is the same array) and asks for the loss.
def numerical_gradient(self, x, t):
    grads = {}
    for name in self.params.keys():
        def f(w, name=name):
            self.params[name] = w
            return self.loss(x, t)
        grads[name] = numerical_gradient(f, self.params[name])
    return grads
