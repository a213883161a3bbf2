# Adds the weight decay of the textbook's chapter 6 to the loss.
def loss(self, x, t):
    y = self.predict(x)
    weight_decay = 0
    for idx in (1, 2):
        W = self.params['W' + str(idx)]
        weight_decay += 0.5 * 0.1 * np.sum(W ** 2)
    return cross_entropy_error(y, t) + weight_decay
