# Stores the loss in a list on self; the extra parameter is a default.
def loss(self, x, t, remember=True):
    value = cross_entropy_error(self.predict(x), t)
    if remember:
        if not hasattr(self, "losses"):
            self.losses = []
        self.losses.append(value)
    return value
