# /// variant
# unusual = "An array without axes comes back"
# ///
def NOT(x):
    return np.where(np.array(x) > 0.5, 0.0, 1.0)
