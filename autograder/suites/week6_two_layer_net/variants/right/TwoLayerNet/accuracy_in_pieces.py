# /// variant
# method = "accuracy"
# unusual = "The batch in pieces of two, an extra parameter, a running count"
# ///
def accuracy(self, x, t, piece=2, verbose=True):
    count = 0.0
    for start in range(0, x.shape[0], piece):
        y = self.predict(x=x[start : start + piece]).argmax(axis=1)
        answers = t[start : start + piece]
        if answers.ndim == 2:
            answers = answers.argmax(axis=1)
        count += sum(y == answers)
    if verbose:
        print("accuracy:", count / x.shape[0])
    return count / x.shape[0]
