# t and y in the wrong order.
def loss(self, x, t):
    y = self.predict(x)
    return cross_entropy_error(t, y)
