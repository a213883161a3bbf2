# An inner function with def, dict(zip(...)).
def numerical_gradient(self, x, t):
    def f(_):
        return self.loss(x, t)

    names = list(self.params)
    return dict(zip(names, [numerical_gradient(f, self.params[n]) for n in names]))
