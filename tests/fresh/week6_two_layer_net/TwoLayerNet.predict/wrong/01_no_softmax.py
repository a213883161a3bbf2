# Returns the scores, softmax at the end is missing.
def predict(self, x):
    a1 = np.dot(x, self.params['W1']) + self.params['b1']
    z1 = sigmoid(a1)
    a2 = np.dot(z1, self.params['W2']) + self.params['b2']
    return a2
