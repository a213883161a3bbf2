# /// variant
# method = "numerical_gradient"
# unusual = "Puts moved arrays into params and the own one back; lists come back"
# ///
def numerical_gradient(self, x, t):
    grads = {}
    for name in self.params:
        kept = self.params[name]
        slopes = []
        for i in range(kept.size):
            losses = []
            for step in (1e-4, -1e-4):
                moved = kept.ravel().tolist()
                moved[i] += step
                self.params[name] = np.array(moved).reshape(kept.shape)
                losses.append(self.loss(x, t))
            slopes.append((losses[0] - losses[1]) / 2e-4)
        self.params[name] = kept
        grads[name] = np.array(slopes).reshape(kept.shape).tolist()
    return grads
