# Asks predict for every sample by itself, plain Python lists.
def accuracy(self, x, t):
    results = []
    for row, answer in zip(x, t):
        p = list(self.predict(row[None, :])[0])
        guess = p.index(max(p))
        if isinstance(answer, np.ndarray) and answer.ndim == 1:
            answer = int(answer.argmax())
        results.append(guess == answer)
    return sum(results) / len(results)
