# A lambda which spreads the division: one half over h.
numerical_diff = lambda f, x: 0.5 / 1e-4 * (f(x + 1e-4) - f(x - 1e-4))
