# /// variant
# unusual = "Joins data and answers to one table, draws whole rows in float32 and takes it apart again"
# ///
def mini_batch(x, t, size, rng):
    columns = x.shape[1]
    table = np.concatenate([x, np.reshape(t, (len(t), -1))], axis=1).astype(np.float32)
    picked = rng.choice(table, size, replace=False)
    x_batch, t_batch = picked[:, :columns], picked[:, columns:]
    return x_batch, t_batch if t.ndim == 2 else t_batch[:, 0]
