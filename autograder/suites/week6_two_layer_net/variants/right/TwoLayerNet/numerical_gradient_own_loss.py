# /// variant
# method = "numerical_gradient"
# unusual = "A mean of logarithms of its own, with a guard of 1e-4"
# ///
def numerical_gradient(self, x, t):
    def f(_):
        y = np.clip(self.predict(x), 1e-4, 1)
        answers = t if t.ndim == 2 else np.eye(y.shape[1])[t]
        return -(answers * np.log(y)).sum(axis=1).mean()

    return dict((k, numerical_gradient(f, self.params[k])) for k in sorted(self.params))
