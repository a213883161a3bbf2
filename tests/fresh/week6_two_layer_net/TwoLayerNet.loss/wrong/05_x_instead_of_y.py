# Forgets predict: hands x itself to the loss.
def loss(self, x, t):
    return cross_entropy_error(x, t)
