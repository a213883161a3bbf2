# /// variant
# method = "accuracy"
# unusual = "Plain lists: index of the largest, sample by sample"
# ///
def accuracy(self, x, t):
    right = 0
    for y, answer in zip(np.asarray(self.predict(x)).tolist(), t):
        label = list(answer).index(1) if np.ndim(answer) else answer
        if y.index(max(y)) == label:
            right += 1
    return right / len(x)
