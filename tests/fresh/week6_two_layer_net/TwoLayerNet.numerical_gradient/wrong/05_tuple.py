# Returns four arrays, not a dictionary.
def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    dW1 = numerical_gradient(f, self.params["W1"])
    db1 = numerical_gradient(f, self.params["b1"])
    dW2 = numerical_gradient(f, self.params["W2"])
    db2 = numerical_gradient(f, self.params["b2"])
    return dW1, db1, dW2, db2
