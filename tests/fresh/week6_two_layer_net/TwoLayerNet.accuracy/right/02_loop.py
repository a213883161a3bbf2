# A counting loop over the samples for both forms.
def accuracy(self, x, t):
    y = self.predict(x)
    hits = 0
    for i in range(len(x)):
        right = t[i] if np.ndim(t[i]) == 0 else np.argmax(t[i])
        if np.argmax(y[i]) == right:
            hits += 1
    return hits / len(x)
