# Two mistakes: divides the input by 255 in place (changes x or fails for ints), no b2.
def predict(self, x):
    x /= 255.0
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    return softmax(z @ self.params["W2"])
