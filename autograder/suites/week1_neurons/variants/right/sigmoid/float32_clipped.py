# /// variant
# unusual = "In float32, with the exponent clipped"
# ///
def sigmoid(x, a=1.0):
    z = np.clip(a * np.array(x, dtype=np.float32), -80, 80)
    return np.float32(1) / (1 + np.exp(-z))
