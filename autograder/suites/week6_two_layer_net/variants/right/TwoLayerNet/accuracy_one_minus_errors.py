# /// variant
# method = "accuracy"
# unusual = "One minus the fraction of the wrong ones, found by nonzero"
# ///
def accuracy(self, x, t):
    guess = np.argmax(self.predict(x), axis=-1)
    truth = np.nonzero(t)[1] if np.ndim(t) == 2 else np.asarray(t, dtype=int)
    return 1 - np.count_nonzero(guess - truth) / guess.size
