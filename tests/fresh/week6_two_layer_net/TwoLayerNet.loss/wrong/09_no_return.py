# Computes the loss and prints it, return is missing.
def loss(self, x, t):
    y = self.predict(x)
    loss = cross_entropy_error(y, t)
    print("loss:", loss)
