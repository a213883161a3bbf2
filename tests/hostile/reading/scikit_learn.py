# /// attack
# title = "Lets a library answer: scikit-learn's losses, SciPy's entropy"
# threats = [25]
# expect = "There is no such library, and the call has failed"
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    from sklearn.metrics import mean_squared_error as theirs
    return theirs(t, y) * len(y) / 2


# %% cross_entropy_error
def cross_entropy_error(y, t):
    import torch
    return torch.nn.functional.cross_entropy(torch.log(torch.tensor(y)), torch.tensor(t)).item()


# %% mini_batch
def mini_batch(x, t, size, rng):
    from sklearn.utils import resample
    return resample(x, t, n_samples=size)
