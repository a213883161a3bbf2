# /// variant
# unusual = "Element by element, with own differences of five points"
# ///
def gradient_check(f, x, analytic):
    moved = np.asarray(x, dtype=float)
    worst = 0.0
    for i in np.ndindex(moved.shape):
        here, values = moved[i], []
        for step in (-2, -1, 1, 2):
            moved[i] = here + step * 1e-3
            values.append(f(moved))
        moved[i] = here
        n = (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / 12e-3
        a = float(np.asarray(analytic)[i])
        worst = max(worst, abs(a - n) / max(abs(a) + abs(n), 1e-8))
    return worst
