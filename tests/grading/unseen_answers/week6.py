# Unseen answers, each exercise or method with twenty wrong and ten right ones; README.md describes them.


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/01_no_scale" hints=["init_large_weights"]
# The weights are not multiplied by weight_init_std, so they are not small.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['W1'] = np.random.randn(input_size, hidden_size)
    self.params['b1'] = np.zeros(hidden_size)
    self.params['W2'] = np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.zeros(output_size)


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/02_zero_weights" hints=["init_zero_weights"]
# All weights start at zero instead of small random numbers.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {
        "W1": np.zeros((input_size, hidden_size)),
        "b1": np.zeros(hidden_size),
        "W2": np.zeros((hidden_size, output_size)),
        "b2": np.zeros(output_size),
    }


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/03_random_biases" hints=["init_random_biases"]
# The biases are random like the weights, they should be zero.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["b1"] = weight_init_std * np.random.randn(hidden_size)
    self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params["b2"] = weight_init_std * np.random.randn(output_size)


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/04_transposed_shapes" hints=["init_weights_transposed"]
# Weight matrices have the shape (out, in) as in PyTorch's nn.Linear.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng()
    self.params = {
        "W1": rng.normal(0, weight_init_std, size=(hidden_size, input_size)),
        "b1": np.zeros(hidden_size),
        "W2": rng.normal(0, weight_init_std, size=(output_size, hidden_size)),
        "b2": np.zeros(output_size),
    }


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/05_bias_as_row" hints=["init_bias_rows"]
# The biases are matrices of shape (1, H) and (1, K).
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params['b1'] = np.zeros((1, hidden_size))
    self.params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.zeros((1, output_size))


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/06_fixed_seed" hints=["init_fixed_seed"]
# Fixes the seed so the result is reproducible: every network gets the same weights.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    np.random.seed(0)
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params['b1'] = np.zeros(hidden_size)
    self.params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.zeros(output_size)


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/07_rng_42" hints=["init_fixed_seed"]
# default_rng(42): the generator starts from the same seed for every network.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng(42)
    W1 = rng.standard_normal((input_size, hidden_size)) * weight_init_std
    W2 = rng.standard_normal((hidden_size, output_size)) * weight_init_std
    self.params = dict(W1=W1, b1=np.zeros(hidden_size), W2=W2, b2=np.zeros(output_size))


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/08_local_params" hints=["init_no_params"]
# Fills a local variable params and forgets self.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    params = {}
    params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
    params['b1'] = np.zeros(hidden_size)
    params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
    params['b2'] = np.zeros(output_size)


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/09_attributes" hints=["init_no_params"]
# Stores the parameters as attributes self.W1, ... instead of in the dictionary self.params.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.W1 = weight_init_std * np.random.randn(input_size, hidden_size)
    self.b1 = np.zeros(hidden_size)
    self.W2 = weight_init_std * np.random.randn(hidden_size, output_size)
    self.b2 = np.zeros(output_size)


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/10_hard_coded_sizes" hints=["init_sizes_fixed"]
# The sizes 784, 50, 10 of the example are written into the code.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.randn(784, 50)
    self.params['b1'] = np.zeros(50)
    self.params['W2'] = weight_init_std * np.random.randn(50, 10)
    self.params['b2'] = np.zeros(10)


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/11_normal_loc" hints=["init_large_weights"]
# np.random.normal(weight_init_std, ...): the first argument is the mean, not the width.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = np.random.normal(weight_init_std, size=(input_size, hidden_size))
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.random.normal(weight_init_std, size=(hidden_size, output_size))
    self.params["b2"] = np.zeros(output_size)


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/12_single_random_number" hints=["init_constant_weights"]
# One random number only, all weights of a layer are equal to it.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng()
    self.params = {
        "W1": weight_init_std * rng.standard_normal() * np.ones((input_size, hidden_size)),
        "b1": np.zeros(hidden_size),
        "W2": weight_init_std * rng.standard_normal() * np.ones((hidden_size, output_size)),
        "b2": np.zeros(output_size),
    }


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/13_constant_weights" hints=["init_constant_weights"]
# Fills the weights with weight_init_std itself: small, but not random.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = np.full((input_size, hidden_size), weight_init_std)
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.full((hidden_size, output_size), weight_init_std)
    self.params["b2"] = np.zeros(output_size)


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/14_same_for_every_neuron"
# One random column is repeated, so all hidden neurons start alike.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    w1 = weight_init_std * np.random.randn(input_size, 1)
    w2 = weight_init_std * np.random.randn(hidden_size, 1)
    self.params = {}
    self.params["W1"] = np.tile(w1, (1, hidden_size))
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.tile(w2, (1, output_size))
    self.params["b2"] = np.zeros(output_size)


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/15_no_biases" hints=["init_no_biases"]
# The biases are forgotten.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {
        "W1": np.random.randn(input_size, hidden_size) * weight_init_std,
        "W2": np.random.randn(hidden_size, output_size) * weight_init_std,
    }


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/16_bias_sizes_by_input" hints=["init_bias_sizes"]
# b1 has one number per input and b2 one per hidden neuron (the wrong side of the layer).
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params['b1'] = np.zeros(input_size)
    self.params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.zeros(hidden_size)


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/17_shared_default_dict" hints=["init_shared_params"]
# params={} as a default argument: all networks share one and the same dictionary.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, params={}):
    params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    params["b1"] = np.zeros(hidden_size)
    params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    params["b2"] = np.zeros(output_size)
    self.params = params


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/18_ones_biases_unscaled_w2"
# Two mistakes: biases of ones, and weight_init_std only on W1.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params['b1'] = np.ones(hidden_size)
    self.params['W2'] = np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.ones(output_size)


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/19_lower_case_keys_rand" hints=["init_other_keys"]
# Two mistakes: keys in lower case ("w1"), and uniform numbers from 0 to 1 that are not scaled.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['w1'] = np.random.rand(input_size, hidden_size)
    self.params['b1'] = np.zeros(hidden_size)
    self.params['w2'] = np.random.rand(hidden_size, output_size)
    self.params['b2'] = np.zeros(output_size)


# %% wrong="week6_two_layer_net/TwoLayerNet.__init__/20_added_std_bias_missing_shape" hints=["init_bias_scalars", "init_large_weights"]
# Two mistakes: the width is added instead of multiplied, and the biases are single numbers.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = np.random.randn(input_size, hidden_size) + weight_init_std
    self.params["b1"] = 0.0
    self.params["W2"] = np.random.randn(hidden_size, output_size) + weight_init_std
    self.params["b2"] = 0.0


# %% right="week6_two_layer_net/TwoLayerNet.__init__/01_textbook"
# The textbook's version with np.random.randn.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    # 重みの初期化
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params['b1'] = np.zeros(hidden_size)
    self.params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.zeros(output_size)


# %% right="week6_two_layer_net/TwoLayerNet.__init__/02_uniform"
# Uniform numbers between -std and +std instead of normal ones.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng()
    s = weight_init_std
    self.params = {
        "W1": rng.uniform(-s, s, (input_size, hidden_size)),
        "b1": np.zeros((hidden_size,)),
        "W2": rng.uniform(-s, s, (hidden_size, output_size)),
        "b2": np.zeros((output_size,)),
    }


# %% right="week6_two_layer_net/TwoLayerNet.__init__/03_xavier"
# A tenth of Xavier's rule: ignores weight_init_std, small because divided by the root of the inputs.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = np.random.randn(input_size, hidden_size) / np.sqrt(input_size) * 0.1
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.random.randn(hidden_size, output_size) / np.sqrt(hidden_size) * 0.1
    self.params["b2"] = np.zeros(output_size)


# %% right="week6_two_layer_net/TwoLayerNet.__init__/04_float32"
# Everything in float32.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng()
    self.params = {
        "W1": rng.standard_normal((input_size, hidden_size), dtype=np.float32)
        * np.float32(weight_init_std),
        "b1": np.zeros(hidden_size, dtype=np.float32),
        "W2": rng.standard_normal((hidden_size, output_size), dtype=np.float32)
        * np.float32(weight_init_std),
        "b2": np.zeros(output_size, dtype=np.float32),
    }


# %% right="week6_two_layer_net/TwoLayerNet.__init__/05_loop_over_layers"
# A loop over the sizes writes the keys W1, b1, W2, b2.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    sizes = [input_size, hidden_size, output_size]
    self.params = {}
    for i, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        self.params[f"W{i}"] = np.random.normal(scale=weight_init_std, size=(n_in, n_out))
        self.params[f"b{i}"] = np.zeros(n_out)


# %% right="week6_two_layer_net/TwoLayerNet.__init__/06_pure_python_random"
# Draws with Python's random.gauss in list comprehensions, arrays at the end.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    import random

    def weights(rows, cols):
        return np.array(
            [[random.gauss(0, weight_init_std) for _ in range(cols)] for _ in range(rows)]
        )

    self.params = {
        "W1": weights(input_size, hidden_size),
        "b1": np.array([0.0] * hidden_size),
        "W2": weights(hidden_size, output_size),
        "b2": np.array([0.0] * output_size),
    }


# %% right="week6_two_layer_net/TwoLayerNet.__init__/07_extra_attributes"
# Keeps the sizes, an extra seed=None parameter and the shape as attributes too.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, seed=None):
    self.sizes = (input_size, hidden_size, output_size)
    self.std = weight_init_std
    rng = np.random.default_rng(seed)
    self.params = dict(
        W1=rng.normal(0, self.std, self.sizes[:2]),
        b1=np.zeros(hidden_size),
        W2=rng.normal(0, self.std, self.sizes[1:]),
        b2=np.zeros(output_size),
    )
    print("network", self.sizes)


# %% right="week6_two_layer_net/TwoLayerNet.__init__/08_positive_rand"
# Only positive weights, rand times the width.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.rand(input_size, hidden_size)
    self.params['b1'] = np.zeros_like(self.params['W1'][0])
    self.params['W2'] = weight_init_std * np.random.rand(hidden_size, output_size)
    self.params['b2'] = np.zeros_like(self.params['W2'][0])


# %% right="week6_two_layer_net/TwoLayerNet.__init__/09_one_long_draw"
# Draws all numbers at once and cuts the vector in two.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    n1, n2 = input_size * hidden_size, hidden_size * output_size
    numbers = np.random.default_rng().standard_normal(n1 + n2) * weight_init_std
    self.params = {
        "W1": numbers[:n1].reshape(input_size, hidden_size).copy(),
        "W2": numbers[n1:].reshape(hidden_size, output_size).copy(),
        "b1": np.zeros(hidden_size),
        "b2": np.zeros(output_size),
    }


# %% right="week6_two_layer_net/TwoLayerNet.__init__/10_ordered_dict_truncated"
# An OrderedDict, weights clipped at two standard deviations.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    from collections import OrderedDict
    rng = np.random.default_rng()
    p = OrderedDict()
    p["W1"] = np.clip(rng.standard_normal((input_size, hidden_size)), -2, 2) * weight_init_std
    p["b1"] = 0.0 * np.arange(hidden_size)
    p["W2"] = np.clip(rng.standard_normal((hidden_size, output_size)), -2, 2) * weight_init_std
    p["b2"] = 0.0 * np.arange(output_size)
    self.params = p


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/01_count" hints=["accuracy_count"]
# The number of right answers, not divided by N.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return np.sum(y == t)


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/02_percent" hints=["accuracy_percent"]
# In percent.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return np.mean(y == t) * 100


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/03_textbook_one_hot_only" hints=["accuracy_one_hot_only"]
# The textbook's version: argmax of t always, labels fail.
def accuracy(self, x, t):
    y = self.predict(x)
    y = np.argmax(y, axis=1)
    t = np.argmax(t, axis=1)

    accuracy = np.sum(y == t) / float(x.shape[0])
    return accuracy


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/04_labels_only" hints=["accuracy_labels_only"]
# Compares with t as it is: only right for labels.
def accuracy(self, x, t):
    y = self.predict(x).argmax(axis=1)
    return np.mean(y == t)


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/05_labels_only_loop"
# A counting loop, only right for labels; a one-hot row gives an array instead of True or False.
def accuracy(self, x, t):
    y = self.predict(x)
    hits = 0
    for i in range(len(x)):
        hits += np.argmax(y[i]) == t[i]
    return hits / len(x)


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/06_argmax_last_axis_of_labels"
# argmax(axis=-1) without looking at the form: for labels that is one position.
def accuracy(self, x, t):
    pred = np.argmax(self.predict(x), axis=-1)
    true = np.argmax(t, axis=-1)
    return float((pred == true).mean())


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/07_axis0" hints=["accuracy_both_along_columns"]
# argmax along axis 0, over the samples.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=0)
    if t.ndim != 1:
        t = np.argmax(t, axis=0)
    return np.sum(y == t) / float(x.shape[0])


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/08_no_axis" hints=["accuracy_no_axis"]
# argmax without an axis gives one position in the flattened array.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x))
    if t.ndim == 2:
        t = np.argmax(t)
    return np.mean(y == t)


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/09_floor_division" hints=["accuracy_whole_division"]
# // instead of /: 0 unless all are right.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    labels = t if t.ndim == 1 else np.argmax(t, axis=1)
    return np.sum(y == labels) // len(labels)


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/10_divided_by_inputs"
# Divides by x.shape[1], the number of inputs, instead of N.
def accuracy(self, x, t):
    y = self.predict(x)
    y = np.argmax(y, axis=1)
    if t.ndim != 1 : t = np.argmax(t, axis=1)
    accuracy = np.sum(y == t) / float(x.shape[1])
    return accuracy


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/11_divided_by_classes" hints=["accuracy_by_classes"]
# Divides by the number of classes K.
def accuracy(self, x, t):
    y = self.predict(x)
    t = t.argmax(axis=1) if t.ndim == 2 else t
    hits = sum(1 for row, k in zip(y, t) if row.argmax() == k)
    return hits / len(y[0])


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/12_error_rate" hints=["accuracy_error_rate"]
# The fraction of the wrong answers.
def accuracy(self, x, t):
    labels = np.argmax(t, axis=1) if t.ndim > 1 else t
    return np.mean(self.predict(x).argmax(axis=1) != labels)


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/13_half_as_threshold" hints=["accuracy_over_half"]
# A class counts only if its probability is above 0.5 (rounded), and the elements are compared.
def accuracy(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return np.mean(np.all(np.round(y) == t, axis=1))


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/14_elementwise_one_hot" hints=["accuracy_entries_compared"]
# Compares all N*K entries of two one-hot arrays, zeros count as hits.
def accuracy(self, x, t):
    y = self.predict(x)
    K = y.shape[1]
    y = np.eye(K)[y.argmax(axis=1)]
    if t.ndim == 1:
        t = np.eye(K)[t]
    return (y == t).mean()


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/15_mean_probability" hints=["accuracy_mean_probability"]
# The mean probability of the right class, not the fraction of hits.
def accuracy(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return np.mean(y[np.arange(len(y)), t])


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/16_printed" hints=["accuracy_printed"]
# Prints the accuracy, returns None.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    print(f"accuracy: {np.sum(y == t) / len(t):.3f}")


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/17_guess_form_by_values"
# Takes t for one-hot when all its numbers are 0 or 1: labels 0/1 go wrong.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if np.max(t) <= 1:
        t = np.argmax(t, axis=-1)
    return np.sum(y == t) / x.shape[0]


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/18_running_total"
# Keeps counting over several calls on self.
def accuracy(self, x, t):
    if not hasattr(self, "correct"):
        self.correct = 0
        self.total = 0
    labels = t.argmax(1) if t.ndim == 2 else t
    self.correct += (self.predict(x).argmax(1) == labels).sum()
    self.total += len(x)
    return self.correct / self.total


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/19_x_argmax_percent"
# Two mistakes: argmax of the inputs instead of the predictions, and one-hot t is not turned into labels.
def accuracy(self, x, t):
    y = np.argmax(x, axis=1)
    return np.sum(y == t) / len(x)


# %% wrong="week6_two_layer_net/TwoLayerNet.accuracy/20_bool_array_in_place"
# Two mistakes: writes the comparison into t, and forgets the mean.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    t[:] = (y == t)
    return t


# %% right="week6_two_layer_net/TwoLayerNet.accuracy/01_textbook_ndim"
# The textbook's version with the look at t.ndim.
def accuracy(self, x, t):
    y = self.predict(x)
    y = np.argmax(y, axis=1)
    if t.ndim != 1 : t = np.argmax(t, axis=1)

    accuracy = np.sum(y == t) / float(x.shape[0])
    return accuracy


# %% right="week6_two_layer_net/TwoLayerNet.accuracy/02_loop"
# A counting loop over the samples for both forms.
def accuracy(self, x, t):
    y = self.predict(x)
    hits = 0
    for i in range(len(x)):
        right = t[i] if np.ndim(t[i]) == 0 else np.argmax(t[i])
        if np.argmax(y[i]) == right:
            hits += 1
    return hits / len(x)


# %% right="week6_two_layer_net/TwoLayerNet.accuracy/03_one_hot_product"
# Turns labels into one-hot and multiplies with the one-hot predictions.
def accuracy(self, x, t):
    y = self.predict(x)
    eye = np.eye(y.shape[1])
    if np.ndim(t) == 1:
        t = eye[t]
    return np.sum(eye[y.argmax(axis=1)] * t) / len(y)


# %% right="week6_two_layer_net/TwoLayerNet.accuracy/04_pick_from_one_hot"
# Looks up the one-hot t at the predicted places.
def accuracy(self, x, t):
    pred = self.predict(x).argmax(axis=1)
    t = np.asarray(t)
    if t.ndim == 2:
        return t[np.arange(len(pred)), pred].mean()
    return (pred == t).mean()


# %% right="week6_two_layer_net/TwoLayerNet.accuracy/05_count_nonzero"
# count_nonzero of the difference, subtracted from one.
def accuracy(self, x, t):
    labels = np.nonzero(t)[1] if np.ndim(t) == 2 else np.array(t)
    wrong = np.count_nonzero(self.predict(x).argmax(axis=1) - labels)
    return 1 - wrong / len(labels)


# %% right="week6_two_layer_net/TwoLayerNet.accuracy/06_argsort"
# argsort and the last column instead of argmax.
def accuracy(self, x, t):
    y = np.argsort(self.predict(x), axis=1)[:, -1]
    if t.ndim == 2:
        t = np.argsort(t, axis=1)[:, -1]
    return float(np.average(y == t))


# %% right="week6_two_layer_net/TwoLayerNet.accuracy/07_zero_d_float32"
# A 0-d float32 array.
def accuracy(self, x, t):
    y = self.predict(x).argmax(axis=1)
    t = np.asarray(t)
    t = t.argmax(axis=1) if t.ndim > 1 else t
    return np.array((y == t).mean(), dtype=np.float32)


# %% right="week6_two_layer_net/TwoLayerNet.accuracy/08_one_sample_each"
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


# %% right="week6_two_layer_net/TwoLayerNet.accuracy/09_maximum_probability"
# A sample is right when the probability of its label is the largest of the row.
def accuracy(self, x, t):
    y = self.predict(x)
    labels = np.argmax(t, axis=1) if np.ndim(t) == 2 else t
    best = y.argmax(axis=1)
    return np.equal(best, labels).astype(float).sum() / best.size


# %% right="week6_two_layer_net/TwoLayerNet.accuracy/10_helper_scores"
# Compares labels through an inner helper used for y and t.
def accuracy(self, x, t, show=False):
    def to_labels(a):
        a = np.asarray(a)
        return a if a.ndim == 1 else a.argmax(axis=1)

    value = np.mean(to_labels(self.predict(x)) == to_labels(t))
    if show:
        print(value)
    return value


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/01_no_mean" hints=["gradient_no_mean"]
# (y - t) is not divided by N.
def gradient(self, x, t):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']
    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    y = softmax(np.dot(z1, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = y - t
    grads = {}
    grads['W2'] = np.dot(z1.T, dy)
    grads['b2'] = np.sum(dy, axis=0)
    dz1 = np.dot(dy, W2.T)
    da1 = z1 * (1 - z1) * dz1
    grads['W1'] = np.dot(x.T, da1)
    grads['b1'] = np.sum(da1, axis=0)
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/02_textbook_one_hot_only" hints=["gradient_one_hot_only"]
# The textbook's version: t has to be one-hot, labels are not turned into it.
def gradient(self, x, t):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']
    grads = {}

    batch_num = x.shape[0]

    # forward
    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    a2 = np.dot(z1, W2) + b2
    y = softmax(a2)

    # backward
    dy = (y - t) / batch_num
    grads['W2'] = np.dot(z1.T, dy)
    grads['b2'] = np.sum(dy, axis=0)

    dz1 = np.dot(dy, W2.T)
    da1 = sigmoid(a1) * (1 - sigmoid(a1)) * dz1
    grads['W1'] = np.dot(x.T, da1)
    grads['b1'] = np.sum(da1, axis=0)

    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/03_sigmoid_grad_of_z" hints=["gradient_slope_of_z"]
# Takes the sigmoid once more for its derivative: sigmoid(z)(1 - sigmoid(z)).
def gradient(self, x, t):
    p = self.params
    z = sigmoid(x @ p["W1"] + p["b1"])
    y = softmax(z @ p["W2"] + p["b2"])
    T = np.eye(y.shape[1])[t] if t.ndim == 1 else t
    ds = (y - T) / x.shape[0]
    dz = ds @ p["W2"].T
    da = dz * (1.0 - sigmoid(z)) * sigmoid(z)
    return {"W1": x.T @ da, "b1": da.sum(0), "W2": z.T @ ds, "b2": ds.sum(0)}


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/04_a_in_derivative" hints=["gradient_slope_before_sigmoid"]
# a (1 - a) with a before the sigmoid.
def gradient(self, x, t):
    W1, b1, W2, b2 = (self.params[k] for k in ("W1", "b1", "W2", "b2"))
    a = x @ W1 + b1
    z = sigmoid(a)
    y = softmax(z @ W2 + b2)
    if t.ndim == 1:
        t = np.eye(len(b2))[t]
    dscores = (y - t) / len(x)
    dz = dscores @ W2.T
    da = dz * a * (1 - a)
    return {
        "W1": x.T @ da,
        "b1": np.sum(da, axis=0),
        "W2": z.T @ dscores,
        "b2": np.sum(dscores, axis=0),
    }


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/05_no_sigmoid_derivative" hints=["gradient_no_slope"]
# The way back skips the sigmoid.
def gradient(self, x, t):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    d2 = (y - t) / len(x)
    d1 = d2 @ self.params["W2"].T
    return {"W1": x.T @ d1, "b1": d1.sum(axis=0), "W2": z.T @ d2, "b2": d2.sum(axis=0)}


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/06_sign" hints=["gradient_sign"]
# t - y: all slopes have the wrong sign.
def gradient(self, x, t):
    W2 = self.params["W2"]
    z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    y = softmax(np.dot(z, W2) + self.params["b2"])
    t = np.eye(W2.shape[1])[t] if np.ndim(t) == 1 else t
    delta2 = (t - y) / x.shape[0]
    delta1 = np.dot(delta2, W2.T) * z * (1 - z)
    grads = {}
    grads["W1"] = np.dot(x.T, delta1)
    grads["b1"] = delta1.sum(axis=0)
    grads["W2"] = np.dot(z.T, delta2)
    grads["b2"] = delta2.sum(axis=0)
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/07_divided_twice" hints=["gradient_mean_again"]
# Divides by N in the first line and again in every gradient.
def gradient(self, x, t):
    N = x.shape[0]
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dscores = (y - t) / N
    da = (dscores @ W2.T) * z * (1 - z)
    return {
        "W1": x.T @ da / N,
        "b1": da.sum(axis=0) / N,
        "W2": z.T @ dscores / N,
        "b2": dscores.sum(axis=0) / N,
    }


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/08_bias_mean" hints=["gradient_bias_mean"]
# The biases get the mean over the rows, although 1/N is already in dscores.
def gradient(self, x, t):
    p = self.params
    z = sigmoid(np.matmul(x, p['W1']) + p['b1'])
    y = softmax(np.matmul(z, p['W2']) + p['b2'])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dscores = (y - t) / len(x)
    da = np.matmul(dscores, p['W2'].T) * z * (1 - z)
    grads = {}
    grads['W2'] = np.matmul(z.T, dscores)
    grads['b2'] = np.mean(dscores, axis=0)
    grads['W1'] = np.matmul(x.T, da)
    grads['b1'] = np.mean(da, axis=0)
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/09_bias_sum_all" hints=["gradient_bias_one_number"]
# np.sum without axis: the bias gradients are single numbers.
def gradient(self, x, t):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / x.shape[0]
    da = dy @ self.params["W2"].T * z * (1 - z)
    grads = {}
    grads["W1"] = x.T @ da
    grads["b1"] = np.sum(da)
    grads["W2"] = z.T @ dy
    grads["b2"] = np.sum(dy)
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/10_bias_axis_1" hints=["gradient_bias_axis"]
# The bias gradients are summed over axis=1.
def gradient(self, x, t):
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    onehot = t
    if t.ndim == 1:
        onehot = np.zeros(y.shape)
        onehot[np.arange(len(t)), t] = 1
    ds = (y - onehot) / len(t)
    da = (ds @ W2.T) * (1 - z) * z
    return dict(W1=x.T @ da, b1=da.sum(axis=1), W2=z.T @ ds, b2=ds.sum(axis=1))


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/11_bias_keepdims" hints=["gradient_bias_keeps_axis"]
# keepdims=True: the bias gradients are rows (1, K).
def gradient(self, x, t):
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    Z = sigmoid(x @ W1 + b1)
    Y = softmax(Z @ W2 + b2)
    T = np.eye(Y.shape[1])[t] if t.ndim == 1 else t
    m = x.shape[0]
    dS = (Y - T) / m
    dA = (dS @ W2.T) * Z * (1 - Z)
    return {
        "W1": x.T @ dA,
        "b1": np.sum(dA, axis=0, keepdims=True),
        "W2": Z.T @ dS,
        "b2": np.sum(dS, axis=0, keepdims=True),
    }


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/12_transposed_weights" hints=["gradient_transposed"]
# da.T @ x instead of x.T @ da: the weight gradients are transposed.
def gradient(self, x, t):
    p = self.params
    z = sigmoid(x @ p["W1"] + p["b1"])
    y = softmax(z @ p["W2"] + p["b2"])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    d = (y - t) / len(x)
    e = d @ p["W2"].T * z * (1 - z)
    return {"W1": e.T @ x, "b1": e.sum(axis=0), "W2": d.T @ z, "b2": d.sum(axis=0)}


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/13_numerical" hints=["gradient_numerical"]
# Just calls the numerical gradient: right numbers, but far too slow for 784-50-10.
def gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    grads = {}
    for key in ('W1', 'b1', 'W2', 'b2'):
        grads[key] = numerical_gradient(f, self.params[key])
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/14_z_overwritten"
# Reuses z in place (z *= 1 - z) before it is needed for dW2.
def gradient(self, x, t):
    W1, b1, W2, b2 = (self.params[name] for name in ["W1", "b1", "W2", "b2"])
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dscores = (y - t) / len(x)
    z *= 1 - z
    da = dscores @ W2.T * z
    return {
        "W1": x.T @ da,
        "b1": da.sum(axis=0),
        "W2": z.T @ dscores,
        "b2": dscores.sum(axis=0),
    }


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/15_mean_only_second_layer" hints=["gradient_mean_in_second_layer"]
# W2 and b2 are divided by N at the end, the first layer is forgotten.
def gradient(self, x, t):
    n = len(x)
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    delta = y - t
    dW2 = z.T @ delta / n
    db2 = delta.sum(axis=0) / n
    da = delta @ W2.T * z * (1 - z)
    dW1 = x.T @ da
    db1 = da.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/16_labels_only"
# Subtracts 1 at the label's place, a trick that only works for labels.
def gradient(self, x, t):
    N = x.shape[0]
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    z = sigmoid(x @ W1 + b1)
    dscores = softmax(z @ W2 + b2)
    dscores[np.arange(N), t] -= 1
    dscores /= N
    dhidden = dscores @ W2.T
    dhidden = dhidden * z * (1 - z)
    return {
        "W1": x.T @ dhidden,
        "b1": dhidden.sum(axis=0),
        "W2": z.T @ dscores,
        "b2": dscores.sum(axis=0),
    }


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/17_accumulates" hints=["gradient_accumulates"]
# Adds to self.grads without ever setting it back, like PyTorch without zero_grad.
def gradient(self, x, t):
    if not hasattr(self, "grads"):
        self.grads = {k: np.zeros_like(v) for k, v in self.params.items()}
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / len(x)
    da = (dy @ self.params["W2"].T) * z * (1 - z)
    self.grads["W1"] += x.T @ da
    self.grads["b1"] += da.sum(axis=0)
    self.grads["W2"] += z.T @ dy
    self.grads["b2"] += dy.sum(axis=0)
    return self.grads


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/18_ten_classes_no_mean" hints=["gradient_no_mean"]
# Two mistakes: np.eye(10) is fixed to ten classes, and 1/N is missing.
def gradient(self, x, t):
    if t.ndim == 1:
        t = np.eye(10)[t]
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    delta2 = y - t
    delta1 = (delta2 @ self.params["W2"].T) * z * (1 - z)
    return {
        "W1": x.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": z.T @ delta2,
        "b2": delta2.sum(axis=0),
    }


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/19_updates_and_half_sigmoid"
# Two mistakes: W2 is already moved a step before it is used on the way back, and only one factor of z(1 - z).
def gradient(self, x, t):
    y = self.predict(x)
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    d2 = (y - t) / x.shape[0]
    grads = {"W2": z.T @ d2, "b2": d2.sum(axis=0)}
    self.params["W2"] -= 0.1 * grads["W2"]
    d1 = (d2 @ self.params["W2"].T) * (1 - z)
    grads["W1"] = x.T @ d1
    grads["b1"] = d1.sum(axis=0)
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.gradient/20_softmax_derivative_too"
# Two mistakes: multiplies by y(1 - y) as if the softmax had to be passed again, and sums da before the sigmoid for b1.
def gradient(self, x, t):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    d2 = (y - t) * y * (1 - y) / len(x)
    dz = np.dot(d2, W2.T)
    da = dz * z * (1 - z)
    return {'W1': np.dot(x.T, da), 'b1': dz.sum(axis=0),
            'W2': np.dot(z.T, d2), 'b2': d2.sum(axis=0)}


# %% right="week6_two_layer_net/TwoLayerNet.gradient/01_textbook"
# The textbook's version, with the line for labels.
def gradient(self, x, t):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']
    grads = {}
    batch_num = x.shape[0]
    if t.ndim == 1:
        t = np.eye(W2.shape[1])[t]

    # forward
    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    a2 = np.dot(z1, W2) + b2
    y = softmax(a2)

    # backward
    dy = (y - t) / batch_num
    grads['W2'] = np.dot(z1.T, dy)
    grads['b2'] = np.sum(dy, axis=0)

    dz1 = np.dot(dy, W2.T)
    da1 = (1.0 - sigmoid(a1)) * sigmoid(a1) * dz1
    grads['W1'] = np.dot(x.T, da1)
    grads['b1'] = np.sum(da1, axis=0)

    return grads


# %% right="week6_two_layer_net/TwoLayerNet.gradient/02_mean_at_the_end"
# Divides by N in the four results instead of the first line.
def gradient(self, x, t):
    n = len(x)
    p = self.params
    z = sigmoid(x @ p["W1"] + p["b1"])
    y = softmax(z @ p["W2"] + p["b2"])
    delta = y - (np.eye(y.shape[1])[t] if t.ndim == 1 else t)
    da = delta @ p["W2"].T * z * (1 - z)
    return {
        "W1": x.T @ da / n,
        "b1": da.mean(axis=0),
        "W2": z.T @ delta / n,
        "b2": delta.mean(axis=0),
    }


# %% right="week6_two_layer_net/TwoLayerNet.gradient/03_einsum"
# Everything with einsum.
def gradient(self, x, t):
    p = self.params
    z = sigmoid(np.einsum("nd,dh->nh", x, p["W1"]) + p["b1"])
    y = softmax(np.einsum("nh,hk->nk", z, p["W2"]) + p["b2"])
    if np.ndim(t) == 1:
        t = np.eye(y.shape[1])[t]
    ds = (y - t) / y.shape[0]
    da = np.einsum("nk,hk,nh->nh", ds, p["W2"], z - z**2)
    return {
        "W1": np.einsum("nd,nh->dh", x, da),
        "b1": np.einsum("nh->h", da),
        "W2": np.einsum("nh,nk->hk", z, ds),
        "b2": np.einsum("nk->k", ds),
    }


# %% right="week6_two_layer_net/TwoLayerNet.gradient/04_sample_loop"
# A loop over the samples with outer products, added up.
def gradient(self, x, t):
    W1, b1, W2, b2 = (self.params[k] for k in ("W1", "b1", "W2", "b2"))
    g = {k: np.zeros_like(v, dtype=float) for k, v in self.params.items()}
    N = len(x)
    for n in range(N):
        z = sigmoid(x[n] @ W1 + b1)
        y = softmax(z @ W2 + b2)
        if np.ndim(t) == 1:
            y[t[n]] -= 1
        else:
            y = y - t[n]
        d = y / N
        a = W2 @ d * z * (1 - z)
        g["W1"] += np.outer(x[n], a)
        g["b1"] += a
        g["W2"] += np.outer(z, d)
        g["b2"] += d
    return g


# %% right="week6_two_layer_net/TwoLayerNet.gradient/05_subtract_one"
# Subtracts 1 at the right class; one-hot is turned into labels first.
def gradient(self, x, t):
    x = np.asarray(x, dtype=float)
    labels = np.argmax(t, axis=1) if np.ndim(t) == 2 else np.asarray(t)
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    d = softmax(z @ self.params["W2"] + self.params["b2"])
    d[range(len(x)), labels] -= 1
    d /= len(x)
    grads = {"b2": d.sum(axis=0), "W2": z.T @ d}
    back = d @ self.params["W2"].T
    back *= z
    back *= 1 - z
    grads["b1"] = back.sum(axis=0)
    grads["W1"] = x.T @ back
    return grads


# %% right="week6_two_layer_net/TwoLayerNet.gradient/06_ones_column"
# The biases as a row of the weights: ones appended, then cut off again.
def gradient(self, x, t):
    N = len(x)
    ones = np.ones((N, 1))
    X = np.hstack([x, ones])
    Z = np.hstack([sigmoid(X @ np.vstack([self.params["W1"], self.params["b1"]])), ones])
    Y = softmax(Z @ np.vstack([self.params["W2"], self.params["b2"]]))
    T = np.asarray(t)
    if T.ndim == 1:
        T = (T[:, None] == np.arange(Y.shape[1])).astype(float)
    D = (Y - T) / N
    G2 = Z.T @ D
    A = (D @ self.params["W2"].T) * Z[:, :-1] * (1 - Z[:, :-1])
    G1 = X.T @ A
    return {"W1": G1[:-1], "b1": G1[-1], "W2": G2[:-1], "b2": G2[-1]}


# %% right="week6_two_layer_net/TwoLayerNet.gradient/07_float32"
# float32 all the way.
def gradient(self, x, t):
    f = np.float32
    p = {k: v.astype(f) for k, v in self.params.items()}
    x = np.asarray(x).astype(f)
    z = sigmoid(x @ p["W1"] + p["b1"]).astype(f)
    y = softmax(z @ p["W2"] + p["b2"]).astype(f)
    t = np.eye(y.shape[1], dtype=f)[t] if np.ndim(t) == 1 else np.asarray(t, dtype=f)
    ds = (y - t) / f(len(x))
    da = ds @ p["W2"].T * z * (1 - z)
    return {"W1": x.T @ da, "b1": da.sum(0), "W2": z.T @ ds, "b2": ds.sum(0)}


# %% right="week6_two_layer_net/TwoLayerNet.gradient/08_uses_predict"
# y from self.predict, the sigmoid computed once more beside it; helper for the one-hot form.
def gradient(self, x, t):
    def one_hot(t, K):
        t = np.asarray(t)
        if t.ndim == 2:
            return t
        out = np.zeros((t.size, K))
        for row, k in enumerate(t):
            out[row, k] = 1
        return out

    y = self.predict(x)
    z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    dscores = (y - one_hot(t, y.shape[1])) / len(y)
    dz = np.dot(dscores, np.transpose(self.params["W2"]))
    da = np.multiply(np.multiply(dz, z), np.subtract(1, z))
    return dict(
        W1=np.dot(np.transpose(x), da),
        b1=np.sum(da, 0),
        W2=np.dot(np.transpose(z), dscores),
        b2=np.sum(dscores, 0),
    )


# %% right="week6_two_layer_net/TwoLayerNet.gradient/09_layer_objects"
# Small layer classes with forward and backward as in chapter 5, made anew in every call.
def gradient(self, x, t):
    class Affine:
        def __init__(self, W, b):
            self.W, self.b = W, b

        def forward(self, x):
            self.x = x
            return x @ self.W + self.b

        def backward(self, dout):
            self.dW = self.x.T @ dout
            self.db = dout.sum(axis=0)
            return dout @ self.W.T

    class Sigmoid:
        def forward(self, x):
            self.out = sigmoid(x)
            return self.out

        def backward(self, dout):
            return dout * (1.0 - self.out) * self.out

    layers = [
        Affine(self.params["W1"], self.params["b1"]),
        Sigmoid(),
        Affine(self.params["W2"], self.params["b2"]),
    ]
    out = x
    for layer in layers:
        out = layer.forward(out)
    y = softmax(out)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dout = (y - t) / x.shape[0]
    for layer in reversed(layers):
        dout = layer.backward(dout)
    return {"W1": layers[0].dW, "b1": layers[0].db, "W2": layers[2].dW, "b2": layers[2].db}


# %% right="week6_two_layer_net/TwoLayerNet.gradient/10_cosh_derivative"
# The derivative of the sigmoid as 1 / (4 cosh^2(a/2)), clipped against overflow.
def gradient(self, x, t):
    x = np.asarray(x)
    a = x @ self.params["W1"] + self.params["b1"]
    z = 0.5 * (1 + np.tanh(a / 2))
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    ds = y.copy()
    if np.ndim(t) == 1:
        np.subtract.at(ds, (np.arange(len(x)), t), 1.0)
    else:
        ds -= t
    ds = ds / len(x)
    da = ds @ self.params["W2"].T / (4 * np.cosh(np.clip(a / 2, -300, 300)) ** 2)
    return {"b1": da.sum(axis=0), "W1": x.T @ da, "b2": ds.sum(axis=0), "W2": z.T @ ds}


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/01_sum_not_mean" hints=["loss_sum"]
# The sum over the batch, the mean is missing.
def loss(self, x, t):
    y = self.predict(x)
    t = np.asarray(t)
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.sum(np.log(y[np.arange(len(y)), t] + 1e-7))


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/02_one_hot_only" hints=["loss_one_hot_only"]
# The first formula of the textbook, only for one-hot t.
def loss(self, x, t):
    y = self.predict(x)
    batch_size = y.shape[0]
    return -np.sum(t * np.log(y + 1e-7)) / batch_size


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/03_labels_only" hints=["loss_labels_only"]
# The second formula of the textbook, only for labels.
def loss(self, x, t):
    y = self.predict(x)
    batch_size = y.shape[0]
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/04_swapped_arguments" hints=["loss_swapped"]
# t and y in the wrong order.
def loss(self, x, t):
    y = self.predict(x)
    return cross_entropy_error(t, y)


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/05_x_instead_of_y"
# Forgets predict: hands x itself to the loss.
def loss(self, x, t):
    return cross_entropy_error(x, t)


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/06_divided_twice" hints=["loss_mean_twice"]
# Divides by N once more, although cross_entropy_error already takes the mean.
def loss(self, x, t):
    y = self.predict(x)
    batch_size = x.shape[0]
    return cross_entropy_error(y, t) / batch_size


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/07_argmax_first"
# Compares the predicted class instead of the probabilities with t.
def loss(self, x, t):
    y = self.predict(x)
    y = np.eye(y.shape[1])[np.argmax(y, axis=1)]
    return cross_entropy_error(y, t)


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/08_softmax_again" hints=["loss_softmax_again"]
# Applies softmax to what predict returns (PyTorch's CrossEntropyLoss wants scores).
def loss(self, x, t):
    y = softmax(self.predict(x))
    return cross_entropy_error(y, t)


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/09_no_return" hints=["loss_nothing_returned"]
# Computes the loss and prints it, return is missing.
def loss(self, x, t):
    y = self.predict(x)
    loss = cross_entropy_error(y, t)
    print("loss:", loss)


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/10_per_sample" hints=["loss_per_sample"]
# One number per sample, not their mean.
def loss(self, x, t):
    y = self.predict(x)
    labels = np.argmax(t, axis=1) if np.ndim(t) == 2 else t
    return -np.log(y[np.arange(len(x)), labels] + 1e-7)


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/11_missing_minus" hints=["loss_sign"]
# The minus sign is missing, the loss is negative.
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return np.mean(np.sum(t * np.log(y + 1e-7), axis=1))


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/12_mean_over_everything" hints=["loss_mean_over_classes"]
# np.mean over N and K: too small by the factor K.
def loss(self, x, t):
    y = self.predict(x)
    one_hot = t if t.ndim == 2 else np.eye(y.shape[1])[t]
    return -np.mean(one_hot * np.log(y + 1e-7))


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/13_squared_error" hints=["loss_squared_error"]
# Mean squared error instead of cross entropy.
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return 0.5 * np.sum((y - t) ** 2) / len(x)


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/14_log_of_zero" hints=["loss_no_guard"]
# No guard in the logarithm: infinite when the probability is 0.
def loss(self, x, t):
    y = self.predict(x)
    labels = t if t.ndim == 1 else t.argmax(axis=1)
    return -np.log(y[np.arange(labels.size), labels]).mean()


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/15_one_hot_from_largest_label" hints=["loss_classes_seen"]
# Builds the one-hot form with t.max() + 1 classes, wrong if the last class is not in the batch.
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(t.max() + 1)[t]
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/16_weight_decay"
# Adds the weight decay of the textbook's chapter 6 to the loss.
def loss(self, x, t):
    y = self.predict(x)
    weight_decay = 0
    for idx in (1, 2):
        W = self.params['W' + str(idx)]
        weight_decay += 0.5 * 0.1 * np.sum(W ** 2)
    return cross_entropy_error(y, t) + weight_decay


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/17_cached_prediction"
# Keeps the prediction of the first call in self.y and uses it for ever.
def loss(self, x, t):
    if getattr(self, "y", None) is None:
        self.y = self.predict(x)
    return cross_entropy_error(self.y, t)


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/18_binary_cross_entropy_log2"
# Two mistakes: binary cross entropy with (1 - t) log(1 - y), and log2.
def loss(self, x, t):
    y = self.predict(x)
    if np.ndim(t) == 1:
        t = np.eye(y.shape[1])[t]
    e = 1e-7
    return -np.sum(t * np.log2(y + e) + (1 - t) * np.log2(1 - y + e)) / len(y)


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/19_t_overwritten" hints=["loss_overwrites_answers"]
# Multiplies into the argument t in place, so a one-hot float t is changed (int fails).
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    t *= np.log(y + 1e-7)
    return -t.sum() / len(t)


# %% wrong="week6_two_layer_net/TwoLayerNet.loss/20_loop_over_classes_no_minus"
# Two mistakes: loops over K instead of N and forgets the minus, one-hot only.
def loss(self, x, t):
    y = self.predict(x)
    total = 0
    for n in range(y.shape[1]):
        for k in range(y.shape[1]):
            total += t[n][k] * np.log(y[n][k] + 1e-7)
    return total / y.shape[1]


# %% right="week6_two_layer_net/TwoLayerNet.loss/01_textbook"
# The textbook's version.
def loss(self, x, t):
    y = self.predict(x)

    return cross_entropy_error(y, t)


# %% right="week6_two_layer_net/TwoLayerNet.loss/02_log_outside_guard"
# Clips the probabilities instead of adding 1e-7.
def loss(self, x, t):
    y = np.clip(self.predict(x), 1e-12, 1)
    t = np.asarray(t)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    picked = np.take_along_axis(y, t.reshape(-1, 1), axis=1)
    return float(-np.log(picked).mean())


# %% right="week6_two_layer_net/TwoLayerNet.loss/03_loop"
# Loops over the samples.
def loss(self, x, t):
    y = self.predict(x)
    total = 0.0
    for probabilities, answer in zip(y, t):
        k = int(answer) if np.ndim(answer) == 0 else int(np.argmax(answer))
        total -= np.log(probabilities[k] + 1e-7)
    return total / len(y)


# %% right="week6_two_layer_net/TwoLayerNet.loss/04_einsum"
# einsum over one-hot t.
def loss(self, x, t):
    y = self.predict(x)
    t = np.asarray(t)
    t = np.eye(y.shape[1])[t] if t.ndim == 1 else t
    return -np.einsum("nk,nk->", t, np.log(y + 1e-7)) / y.shape[0]


# %% right="week6_two_layer_net/TwoLayerNet.loss/05_zero_d"
# Comes back as an array with no axes.
def loss(self, x, t):
    return np.array(cross_entropy_error(self.predict(x), t))


# %% right="week6_two_layer_net/TwoLayerNet.loss/06_one_by_one"
# Mean of the losses of the samples, asked one after the other.
def loss(self, x, t):
    losses = [
        cross_entropy_error(self.predict(x[i : i + 1]), t[i : i + 1]) for i in range(len(x))
    ]
    return sum(losses) / len(losses)


# %% right="week6_two_layer_net/TwoLayerNet.loss/07_remembers"
# Stores the loss in a list on self; the extra parameter is a default.
def loss(self, x, t, remember=True):
    value = cross_entropy_error(self.predict(x), t)
    if remember:
        if not hasattr(self, "losses"):
            self.losses = []
        self.losses.append(value)
    return value


# %% right="week6_two_layer_net/TwoLayerNet.loss/08_float32"
# A float32 number.
def loss(self, x, t):
    y = np.asarray(self.predict(x), dtype=np.float32)
    t = np.asarray(t)
    if t.shape == y.shape:
        t = t.argmax(axis=1)
    return np.float32(-np.mean(np.log(np.maximum(y[np.arange(t.size), t], np.float32(1e-6)))))


# %% right="week6_two_layer_net/TwoLayerNet.loss/09_boolean_mask"
# Chooses the right class's probability with a boolean mask.
def loss(self, x, t):
    y = self.predict(x)
    t = np.asarray(t)
    labels = t if t.ndim == 1 else t @ np.arange(y.shape[1])
    mask = np.arange(y.shape[1]) == labels[:, None]
    return -np.average(np.log(y[mask] + 1e-7))


# %% right="week6_two_layer_net/TwoLayerNet.loss/10_product"
# The log of each probability with math.log, max() as the guard.
def loss(self, x, t):
    import math
    if np.ndim(t) > 1:
        t = [list(row).index(max(row)) for row in t]
    y = self.predict(x)
    return -sum(math.log(max(y[i][k], 1e-10)) for i, k in enumerate(t)) / len(t)


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/01_copies" hints=["numerical_gradient_of_copies"]
# Copies of the parameters are moved, the loss does not notice: all zeros.
def numerical_gradient(self, x, t):
    grads = {}
    for key in ('W1', 'b1', 'W2', 'b2'):
        W = self.params[key].copy()
        grads[key] = numerical_gradient(lambda w: self.loss(x, t), W)
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/02_flattened_copy" hints=["numerical_gradient_of_copies"]
# flatten makes a copy, so moving its numbers changes nothing in the network.
def numerical_gradient(self, x, t):
    f = lambda _: self.loss(x, t)
    grads = {}
    for name, value in self.params.items():
        grads[name] = numerical_gradient(f, value.flatten()).reshape(value.shape)
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/03_copy_paste_b1"
# Copied lines: b1 and b2 get the gradients of W1 and W2.
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)

    grads = {}
    grads['W1'] = numerical_gradient(loss_W, self.params['W1'])
    grads['b1'] = numerical_gradient(loss_W, self.params['W1'])
    grads['W2'] = numerical_gradient(loss_W, self.params['W2'])
    grads['b2'] = numerical_gradient(loss_W, self.params['W2'])
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/04_calls_itself" hints=["numerical_gradient_recursion"]
# Calls the method self.numerical_gradient instead of the function.
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    grads = {}
    for key in self.params:
        grads[key] = self.numerical_gradient(loss_W, self.params[key])
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/05_tuple" hints=["numerical_gradient_tuple"]
# Returns four arrays, not a dictionary.
def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    dW1 = numerical_gradient(f, self.params["W1"])
    db1 = numerical_gradient(f, self.params["b1"])
    dW2 = numerical_gradient(f, self.params["W2"])
    db2 = numerical_gradient(f, self.params["b2"])
    return dW1, db1, dW2, db2


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/06_weights_only" hints=["numerical_gradient_weights_only"]
# Only the weights, the biases are forgotten.
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    grads = {}
    grads['W1'] = numerical_gradient(loss_W, self.params['W1'])
    grads['W2'] = numerical_gradient(loss_W, self.params['W2'])
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/07_return_in_loop"
# return is indented into the loop, only the first key comes back.
def numerical_gradient(self, x, t):
    grads = {}
    for name in ["W1", "b1", "W2", "b2"]:
        grads[name] = numerical_gradient(lambda w: self.loss(x, t), self.params[name])
        return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/08_number_not_function" hints=["numerical_gradient_function_called"]
# Hands in the value of the loss, not a function.
def numerical_gradient(self, x, t):
    loss = self.loss(x, t)
    grads = {}
    for key in self.params.keys():
        grads[key] = numerical_gradient(loss, self.params[key])
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/09_w_as_input" hints=["numerical_gradient_loss_of_w"]
# The lambda hands W to the loss in place of x.
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(W, t)
    grads = {}
    grads['W1'] = numerical_gradient(loss_W, self.params['W1'])
    grads['b1'] = numerical_gradient(loss_W, self.params['b1'])
    grads['W2'] = numerical_gradient(loss_W, self.params['W2'])
    grads['b2'] = numerical_gradient(loss_W, self.params['b2'])
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/10_gradient_of_accuracy"
# The accuracy instead of the loss: a step function, slopes are zero.
def numerical_gradient(self, x, t):
    return {
        k: numerical_gradient(lambda w: self.accuracy(x, t), self.params[k])
        for k in ("W1", "b1", "W2", "b2")
    }


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/11_updates_too" hints=["numerical_gradient_learns"]
# Also takes a step downhill: the parameters have changed afterwards.
def numerical_gradient(self, x, t):
    grads = {}
    for key in ('W1', 'b1', 'W2', 'b2'):
        grads[key] = numerical_gradient(lambda W: self.loss(x, t), self.params[key])
    for key in grads:
        self.params[key] -= 0.1 * grads[key]
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/12_update_inside_loop"
# Every parameter is replaced by the moved one before the next gradient is taken.
def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    grads = {}
    for key in ["W1", "b1", "W2", "b2"]:
        grads[key] = numerical_gradient(f, self.params[key])
        self.params[key] = self.params[key] - 0.01 * grads[key]
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/13_summed_over_samples" hints=["numerical_gradient_summed"]
# Adds up the gradients of the single samples, without dividing by N.
def numerical_gradient(self, x, t):
    grads = {k: np.zeros_like(v) for k, v in self.params.items()}
    for i in range(len(x)):
        f = lambda w: self.loss(x[i:i + 1], t[i:i + 1])
        for k in grads:
            grads[k] += numerical_gradient(f, self.params[k])
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/14_own_without_2" hints=["numerical_gradient_divided_by_h"]
# Own central difference, divided by h instead of 2h.
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for key in self.params:
        p = self.params[key]
        g = np.zeros_like(p)
        for idx in np.ndindex(p.shape):
            tmp = p[idx]
            p[idx] = tmp + h
            fxh1 = self.loss(x, t)
            p[idx] = tmp - h
            fxh2 = self.loss(x, t)
            p[idx] = tmp
            g[idx] = (fxh1 - fxh2) / h
        grads[key] = g
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/15_own_not_restored" hints=["numerical_gradient_not_restored"]
# Own loop, but the number is not put back (stays at minus h).
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for name in ["W1", "b1", "W2", "b2"]:
        P = self.params[name]
        grads[name] = np.zeros(P.shape)
        it = np.nditer(P, flags=['multi_index'])
        while not it.finished:
            i = it.multi_index
            P[i] += h
            up = self.loss(x, t)
            P[i] -= 2 * h
            down = self.loss(x, t)
            grads[name][i] = (up - down) / (2 * h)
            it.iternext()
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/16_whole_array_at_once"
# Moves all numbers of an array together: one slope per parameter array.
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for name in ["W1", "b1", "W2", "b2"]:
        before = self.params[name]
        self.params[name] = before + h
        above = self.loss(x, t)
        self.params[name] = before - h
        below = self.loss(x, t)
        self.params[name] = before
        grads[name] = (above - below) / (2 * h) * np.ones_like(before)
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/17_not_returned" hints=["numerical_gradient_nothing_returned"]
# Stores the result in self.grads, does not return it.
def numerical_gradient(self, x, t):
    self.grads = {}
    for key in self.params:
        self.grads[key] = numerical_gradient(lambda W: self.loss(x, t), self.params[key])


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/18_function_of_global_net"
# Uses the global variable net (from a cell below) instead of self.
def numerical_gradient(self, x, t):
    loss_W = lambda W: net.loss(x, t)
    grads = {}
    for key in ["W1", "b1", "W2", "b2"]:
        grads[key] = numerical_gradient(loss_W, net.params[key])
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/19_d_keys_first_sample"
# Two mistakes: keys "dW1", and only the first sample of the batch is looked at.
def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x[:1], t[:1])
    return {"d" + k: numerical_gradient(f, self.params[k]) for k in ["W1", "b1", "W2", "b2"]}


# %% wrong="week6_two_layer_net/TwoLayerNet.numerical_gradient/20_rows_only_negative"
# Two mistakes: own loop moves whole rows of the weights, and below - above has the wrong sign.
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        p = self.params[key]
        g = np.zeros_like(p)
        for i in range(p.shape[0]):
            old = np.copy(p[i])
            p[i] = old + h
            a = self.loss(x, t)
            p[i] = old - h
            b = self.loss(x, t)
            p[i] = old
            g[i] = (b - a) / (2 * h)
        grads[key] = g
    return grads


# %% right="week6_two_layer_net/TwoLayerNet.numerical_gradient/01_textbook"
# The textbook's version, line by line.
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)

    grads = {}
    grads['W1'] = numerical_gradient(loss_W, self.params['W1'])
    grads['b1'] = numerical_gradient(loss_W, self.params['b1'])
    grads['W2'] = numerical_gradient(loss_W, self.params['W2'])
    grads['b2'] = numerical_gradient(loss_W, self.params['b2'])

    return grads


# %% right="week6_two_layer_net/TwoLayerNet.numerical_gradient/02_inner_def"
# An inner function with def, dict(zip(...)).
def numerical_gradient(self, x, t):
    def f(_):
        return self.loss(x, t)

    names = list(self.params)
    return dict(zip(names, [numerical_gradient(f, self.params[n]) for n in names]))


# %% right="week6_two_layer_net/TwoLayerNet.numerical_gradient/03_swaps_the_array"
# Works on a copy that is put into params for the time being, then the old array is put back.
def numerical_gradient(self, x, t):
    grads = {}
    for key in ["W1", "b1", "W2", "b2"]:
        original = self.params[key]
        work = original.copy()
        self.params[key] = work
        grads[key] = numerical_gradient(lambda w: self.loss(x, t), work)
        self.params[key] = original
    return grads


# %% right="week6_two_layer_net/TwoLayerNet.numerical_gradient/04_deepcopy_network"
# A deep copy of the whole network is moved about.
def numerical_gradient(self, x, t):
    import copy
    twin = copy.deepcopy(self)
    return {
        k: numerical_gradient(lambda w: twin.loss(x, t), twin.params[k])
        for k in ("W1", "b1", "W2", "b2")
    }


# %% right="week6_two_layer_net/TwoLayerNet.numerical_gradient/05_sets_the_argument"
# f really uses its argument: puts w into params (it is the same array) and asks for the loss.
def numerical_gradient(self, x, t):
    grads = {}
    for name in self.params.keys():
        def f(w, name=name):
            self.params[name] = w
            return self.loss(x, t)
        grads[name] = numerical_gradient(f, self.params[name])
    return grads


# %% right="week6_two_layer_net/TwoLayerNet.numerical_gradient/06_own_loop"
# Own central differences with nditer, every number is saved and put back.
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for name in ["W1", "b1", "W2", "b2"]:
        p = self.params[name]
        g = np.zeros_like(p)
        it = np.nditer(p, flags=["multi_index"])
        for _ in it:
            i = it.multi_index
            saved = float(p[i])
            p[i] = saved + h
            up = self.loss(x, t)
            p[i] = saved - h
            down = self.loss(x, t)
            p[i] = saved
            g[i] = (up - down) / (2 * h)
        grads[name] = g
    return grads


# %% right="week6_two_layer_net/TwoLayerNet.numerical_gradient/07_float32_result"
# The slopes come back as float32.
def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    return {k: numerical_gradient(f, v).astype(np.float32) for k, v in self.params.items()}


# %% right="week6_two_layer_net/TwoLayerNet.numerical_gradient/08_mean_of_samples"
# The mean of the gradients of the single samples, which is the gradient of the mean.
def numerical_gradient(self, x, t):
    N = len(x)
    total = {k: 0.0 for k in ("W1", "b1", "W2", "b2")}
    for i in range(N):
        for k in total:
            total[k] = total[k] + numerical_gradient(
                lambda w: self.loss(x[i : i + 1], t[i : i + 1]), self.params[k]
            )
    return {k: v / N for k, v in total.items()}


# %% right="week6_two_layer_net/TwoLayerNet.numerical_gradient/09_raveled_view"
# ravel gives a view of the contiguous array, so moving it moves the network.
def numerical_gradient(self, x, t):
    out = {}
    for k in ["b2", "W2", "b1", "W1"]:
        a = self.params[k] = np.ascontiguousarray(self.params[k])
        out[k] = numerical_gradient(lambda v: self.loss(x, t), a.reshape(-1)).reshape(a.shape)
    return out


# %% right="week6_two_layer_net/TwoLayerNet.numerical_gradient/10_own_loop_fresh_arrays"
# Own differences with h = 1e-5; every time a fresh array is put into params.
def numerical_gradient(self, x, t):
    h = 1e-5
    grads = {}
    for key in ["W1", "b1", "W2", "b2"]:
        W = self.params[key]
        grad = np.empty(W.shape)
        for i in range(W.size):
            step = np.zeros(W.size)
            step[i] = h
            step = step.reshape(W.shape)
            self.params[key] = W + step
            plus = self.loss(x, t)
            self.params[key] = W - step
            minus = self.loss(x, t)
            grad.flat[i] = (plus - minus) / (2 * h)
        self.params[key] = W
        grads[key] = grad
    return grads


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/01_no_softmax" hints=["predict_scores"]
# Returns the scores, softmax at the end is missing.
def predict(self, x):
    a1 = np.dot(x, self.params['W1']) + self.params['b1']
    z1 = sigmoid(a1)
    a2 = np.dot(z1, self.params['W2']) + self.params['b2']
    return a2


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/02_sigmoid_at_the_end" hints=["predict_sigmoid_output"]
# Uses sigmoid for the output layer as well, instead of softmax.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = sigmoid(z @ self.params["W2"] + self.params["b2"])
    return y


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/03_softmax_twice" hints=["predict_softmax_hidden"]
# softmax as the activation of the hidden layer too.
def predict(self, x):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']
    z1 = softmax(np.dot(x, W1) + b1)
    return softmax(np.dot(z1, W2) + b2)


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/04_no_hidden_sigmoid" hints=["predict_no_sigmoid"]
# The hidden layer has no activation function.
def predict(self, x):
    h = x @ self.params["W1"] + self.params["b1"]
    return softmax(h @ self.params["W2"] + self.params["b2"])


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/05_z_not_used" hints=["predict_no_sigmoid"]
# Computes z but goes on with a1 in the second layer.
def predict(self, x):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']

    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    a2 = np.dot(a1, W2) + b2
    y = softmax(a2)

    return y


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/06_no_b1" hints=["predict_no_first_bias"]
# The bias of the first layer is forgotten.
def predict(self, x):
    p = self.params
    z = sigmoid(x @ p["W1"])
    return softmax(z @ p["W2"] + p["b2"])


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/07_no_b2" hints=["predict_no_second_bias"]
# The bias of the second layer is forgotten.
def predict(self, x):
    W1, b1, W2 = self.params["W1"], self.params["b1"], self.params["W2"]
    z = sigmoid(np.matmul(x, W1) + b1)
    return softmax(np.matmul(z, W2))


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/08_bias_after_sigmoid"
# Adds b1 outside of the sigmoid: a misplaced bracket.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"]) + self.params["b1"]
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    return y


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/09_class_numbers" hints=["predict_labels"]
# Returns the predicted class (argmax) instead of the probabilities.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    return np.argmax(y, axis=1)


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/10_own_softmax_overflow" hints=["predict_overflow"]
# Own softmax without subtracting the maximum: nan for scores of 1000.
def predict(self, x):
    a1 = np.dot(x, self.params['W1']) + self.params['b1']
    z1 = sigmoid(a1)
    a2 = np.dot(z1, self.params['W2']) + self.params['b2']
    exp_a = np.exp(a2)
    return exp_a / np.sum(exp_a, axis=1, keepdims=True)


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/11_own_softmax_whole_batch" hints=["predict_softmax_whole_batch"]
# The textbook's first softmax for a single vector: divides by the sum over the whole batch.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    a = z @ self.params["W2"] + self.params["b2"]
    c = np.max(a)
    exp_a = np.exp(a - c)
    sum_exp_a = np.sum(exp_a)
    return exp_a / sum_exp_a


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/12_own_softmax_axis0" hints=["predict_softmax_down_columns"]
# Own softmax with the sum down the columns, axis=0 instead of axis=1.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    s = z @ self.params["W2"] + self.params["b2"]
    s = s - s.max(axis=0)
    e = np.exp(s)
    return e / e.sum(axis=0)


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/13_batch_maximum" hints=["predict_batch_maximum"]
# Subtracts the maximum of the whole batch: rows far below it become 0/0.
def predict(self, x):
    W1, b1, W2, b2 = [self.params[k] for k in ("W1", "b1", "W2", "b2")]
    scores = sigmoid(x @ W1 + b1) @ W2 + b2
    e = np.exp(scores - scores.max())
    return e / e.sum(axis=1, keepdims=True)


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/14_copy_kept" hints=["predict_first_copies"]
# Copies the parameters at the first call and keeps using that copy later.
def predict(self, x):
    if not hasattr(self, "W1"):
        self.W1 = self.params["W1"].copy()
        self.b1 = self.params["b1"].copy()
        self.W2 = self.params["W2"].copy()
        self.b2 = self.params["b2"].copy()
    z = sigmoid(x @ self.W1 + self.b1)
    return softmax(z @ self.W2 + self.b2)


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/15_printed" hints=["predict_nothing_returned"]
# Prints the probabilities and returns nothing.
def predict(self, x):
    a1 = np.dot(x, self.params['W1']) + self.params['b1']
    z1 = sigmoid(a1)
    a2 = np.dot(z1, self.params['W2']) + self.params['b2']
    y = softmax(a2)
    print(y)


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/16_relu" hints=["predict_relu"]
# ReLU in the hidden layer as in most PyTorch tutorials, instead of sigmoid.
def predict(self, x):
    a1 = x @ self.params["W1"] + self.params["b1"]
    z1 = np.maximum(0, a1)
    a2 = z1 @ self.params["W2"] + self.params["b2"]
    return softmax(a2)


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/17_squeeze_single" hints=["predict_squeezed"]
# squeeze at the end: a batch of one sample comes back as a vector (K,).
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    return y.squeeze()


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/18_return_in_loop"
# return stands inside the loop over the samples: only the first row comes back.
def predict(self, x):
    ys = []
    for row in x:
        z = sigmoid(row @ self.params["W1"] + self.params["b1"])
        ys.append(softmax(z @ self.params["W2"] + self.params["b2"]))
        return np.array(ys)


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/19_scaled_pixels_no_b2"
# Two mistakes: divides the input by 255 in place (changes x or fails for ints), no b2.
def predict(self, x):
    x /= 255.0
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    return softmax(z @ self.params["W2"])


# %% wrong="week6_two_layer_net/TwoLayerNet.predict/20_tuple_and_scores"
# Two mistakes: returns z as well, and the scores instead of probabilities.
def predict(self, x):
    z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    y = np.dot(z, self.params["W2"]) + self.params["b2"]
    return z, y


# %% right="week6_two_layer_net/TwoLayerNet.predict/01_textbook"
# The textbook's version.
def predict(self, x):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']

    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    a2 = np.dot(z1, W2) + b2
    y = softmax(a2)

    return y


# %% right="week6_two_layer_net/TwoLayerNet.predict/02_einsum"
# einsum for both matrix products.
def predict(self, x):
    p = self.params
    z = sigmoid(np.einsum("nd,dh->nh", x, p["W1"]) + p["b1"])
    return softmax(np.einsum("nh,hk->nk", z, p["W2"]) + p["b2"])


# %% right="week6_two_layer_net/TwoLayerNet.predict/03_row_by_row"
# One sample after the other, then np.array.
def predict(self, x):
    result = []
    for row in x:
        z = sigmoid(row @ self.params["W1"] + self.params["b1"])
        result.append(softmax(z @ self.params["W2"] + self.params["b2"]))
    return np.array(result)


# %% right="week6_two_layer_net/TwoLayerNet.predict/04_ones_column"
# Bias as an extra row of the weights, ones appended to the inputs.
def predict(self, x):
    x = np.asarray(x, dtype=float)
    ones = np.ones((len(x), 1))
    A1 = np.vstack([self.params["W1"], self.params["b1"]])
    A2 = np.vstack([self.params["W2"], self.params["b2"]])
    z = sigmoid(np.hstack([x, ones]) @ A1)
    return softmax(np.hstack([z, ones]) @ A2)


# %% right="week6_two_layer_net/TwoLayerNet.predict/05_float32"
# Computes in float32.
def predict(self, x):
    W1, b1, W2, b2 = (self.params[k].astype(np.float32) for k in ["W1", "b1", "W2", "b2"])
    x = np.asarray(x, dtype=np.float32)
    z = sigmoid(x @ W1 + b1).astype(np.float32)
    return softmax(z @ W2 + b2).astype(np.float32)


# %% right="week6_two_layer_net/TwoLayerNet.predict/06_own_stable_softmax"
# Own tanh sigmoid and own softmax through log-sum-exp.
def predict(self, x):
    a = np.asarray(x) @ self.params["W1"] + self.params["b1"]
    z = 0.5 * (np.tanh(a / 2) + 1)
    s = z @ self.params["W2"] + self.params["b2"]
    m = s.max(axis=1, keepdims=True)
    log_total = m + np.log(np.exp(s - m).sum(axis=1, keepdims=True))
    return np.exp(s - log_total)


# %% right="week6_two_layer_net/TwoLayerNet.predict/07_columns"
# Works with samples as columns and transposes at the end.
def predict(self, x):
    xt = np.transpose(x)
    z = sigmoid(self.params["W1"].T @ xt + self.params["b1"][:, None])
    s = self.params["W2"].T @ z + self.params["b2"].reshape(-1, 1)
    e = np.exp(s - s.max(axis=0))
    return (e / e.sum(axis=0)).T


# %% right="week6_two_layer_net/TwoLayerNet.predict/08_keeps_intermediates"
# Stores z and y on self and has an extra parameter; nothing is read back from them.
def predict(self, x, verbose=False):
    self.z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    self.y = softmax(np.dot(self.z, self.params["W2"]) + self.params["b2"])
    if verbose:
        print(self.y)
    return self.y


# %% right="week6_two_layer_net/TwoLayerNet.predict/09_helper_affine"
# Inner helper and a loop over layers.
def predict(self, x):
    def affine(v, i):
        return np.matmul(v, self.params[f"W{i}"]) + self.params[f"b{i}"]

    out = x
    for i, activation in ((1, sigmoid), (2, softmax)):
        out = activation(affine(out, i))
    return out


# %% right="week6_two_layer_net/TwoLayerNet.predict/10_nested_lists"
# Plain sums over Python lists, returns a list of lists made an array.
def predict(self, x):
    import math
    W1, b1 = self.params["W1"].tolist(), self.params["b1"].tolist()
    W2, b2 = self.params["W2"].tolist(), self.params["b2"].tolist()
    out = []
    for row in np.asarray(x, dtype=float).tolist():
        z = []
        for h in range(len(b1)):
            a = b1[h] + sum(row[d] * W1[d][h] for d in range(len(row)))
            z.append(1 / (1 + math.exp(-a)) if a >= 0 else math.exp(a) / (1 + math.exp(a)))
        s = [b2[k] + sum(z[h] * W2[h][k] for h in range(len(z))) for k in range(len(b2))]
        top = max(s)
        e = [math.exp(v - top) for v in s]
        out.append([v / sum(e) for v in e])
    return np.array(out)
