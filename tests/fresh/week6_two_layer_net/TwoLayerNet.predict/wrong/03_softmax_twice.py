# softmax as the activation of the hidden layer too.
def predict(self, x):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']
    z1 = softmax(np.dot(x, W1) + b1)
    return softmax(np.dot(z1, W2) + b2)
