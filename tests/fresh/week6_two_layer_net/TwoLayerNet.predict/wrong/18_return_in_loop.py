# return stands inside the loop over the samples: only the first row comes back.
def predict(self, x):
    ys = []
    for row in x:
        z = sigmoid(row @ self.params["W1"] + self.params["b1"])
        ys.append(softmax(z @ self.params["W2"] + self.params["b2"]))
        return np.array(ys)
