# Keeps the prediction of the first call in self.y and uses it for ever.
def loss(self, x, t):
    if getattr(self, "y", None) is None:
        self.y = self.predict(x)
    return cross_entropy_error(self.y, t)
