# Comes back as an array with no axes.
def loss(self, x, t):
    return np.array(cross_entropy_error(self.predict(x), t))
