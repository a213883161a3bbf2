# /// variant
# unusual = "In place in a copy, in float32"
# ///
def normalize_scores(scores, dtype=np.float32):
    p = np.array(scores, dtype=dtype)
    p /= p.sum(axis=-1, keepdims=True)
    return p
