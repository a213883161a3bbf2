# Prints the probabilities and returns nothing.
def predict(self, x):
    a1 = np.dot(x, self.params['W1']) + self.params['b1']
    z1 = sigmoid(a1)
    a2 = np.dot(z1, self.params['W2']) + self.params['b2']
    y = softmax(a2)
    print(y)
