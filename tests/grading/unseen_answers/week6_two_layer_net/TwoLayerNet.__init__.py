# Unseen answers to `TwoLayerNet.__init__`; README.md describes the format.

# %% wrong="01_no_scale" hints=["init_large_weights"]
# The weights are not multiplied by weight_init_std, so they are not small.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['W1'] = np.random.randn(input_size, hidden_size)
    self.params['b1'] = np.zeros(hidden_size)
    self.params['W2'] = np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.zeros(output_size)


# %% wrong="02_zero_weights" hints=["init_zero_weights"]
# All weights start at zero instead of small random numbers.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {
        "W1": np.zeros((input_size, hidden_size)),
        "b1": np.zeros(hidden_size),
        "W2": np.zeros((hidden_size, output_size)),
        "b2": np.zeros(output_size),
    }


# %% wrong="03_random_biases" hints=["init_random_biases"]
# The biases are random like the weights, they should be zero.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["b1"] = weight_init_std * np.random.randn(hidden_size)
    self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params["b2"] = weight_init_std * np.random.randn(output_size)


# %% wrong="04_transposed_shapes" hints=["init_weights_transposed"]
# Weight matrices have the shape (out, in) as in PyTorch's nn.Linear.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng()
    self.params = {
        "W1": rng.normal(0, weight_init_std, size=(hidden_size, input_size)),
        "b1": np.zeros(hidden_size),
        "W2": rng.normal(0, weight_init_std, size=(output_size, hidden_size)),
        "b2": np.zeros(output_size),
    }


# %% wrong="05_bias_as_row" hints=["init_bias_rows"]
# The biases are matrices of shape (1, H) and (1, K).
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params['b1'] = np.zeros((1, hidden_size))
    self.params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.zeros((1, output_size))


# %% wrong="06_fixed_seed" hints=["init_fixed_seed"]
# Fixes the seed so the result is reproducible: every network gets the same weights.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    np.random.seed(0)
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params['b1'] = np.zeros(hidden_size)
    self.params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.zeros(output_size)


# %% wrong="07_rng_42" hints=["init_fixed_seed"]
# default_rng(42): the generator starts from the same seed for every network.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng(42)
    W1 = rng.standard_normal((input_size, hidden_size)) * weight_init_std
    W2 = rng.standard_normal((hidden_size, output_size)) * weight_init_std
    self.params = dict(W1=W1, b1=np.zeros(hidden_size), W2=W2, b2=np.zeros(output_size))


# %% wrong="08_local_params" hints=["init_no_params"]
# Fills a local variable params and forgets self.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    params = {}
    params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
    params['b1'] = np.zeros(hidden_size)
    params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
    params['b2'] = np.zeros(output_size)


# %% wrong="09_attributes" hints=["init_no_params"]
# Stores the parameters as attributes self.W1, ... instead of in the dictionary self.params.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.W1 = weight_init_std * np.random.randn(input_size, hidden_size)
    self.b1 = np.zeros(hidden_size)
    self.W2 = weight_init_std * np.random.randn(hidden_size, output_size)
    self.b2 = np.zeros(output_size)


# %% wrong="10_hard_coded_sizes" hints=["init_sizes_fixed"]
# The sizes 784, 50, 10 of the example are written into the code.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.randn(784, 50)
    self.params['b1'] = np.zeros(50)
    self.params['W2'] = weight_init_std * np.random.randn(50, 10)
    self.params['b2'] = np.zeros(10)


# %% wrong="11_normal_loc" hints=["init_large_weights"]
# np.random.normal(weight_init_std, ...): the first argument is the mean, not the width.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = np.random.normal(weight_init_std, size=(input_size, hidden_size))
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.random.normal(weight_init_std, size=(hidden_size, output_size))
    self.params["b2"] = np.zeros(output_size)


# %% wrong="12_single_random_number" hints=["init_constant_weights"]
# One random number only, all weights of a layer are equal to it.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng()
    self.params = {
        "W1": weight_init_std * rng.standard_normal() * np.ones((input_size, hidden_size)),
        "b1": np.zeros(hidden_size),
        "W2": weight_init_std * rng.standard_normal() * np.ones((hidden_size, output_size)),
        "b2": np.zeros(output_size),
    }


# %% wrong="13_constant_weights" hints=["init_constant_weights"]
# Fills the weights with weight_init_std itself: small, but not random.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = np.full((input_size, hidden_size), weight_init_std)
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.full((hidden_size, output_size), weight_init_std)
    self.params["b2"] = np.zeros(output_size)


# %% wrong="14_same_for_every_neuron"
# One random column is repeated, so all hidden neurons start alike.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    w1 = weight_init_std * np.random.randn(input_size, 1)
    w2 = weight_init_std * np.random.randn(hidden_size, 1)
    self.params = {}
    self.params["W1"] = np.tile(w1, (1, hidden_size))
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.tile(w2, (1, output_size))
    self.params["b2"] = np.zeros(output_size)


# %% wrong="15_no_biases" hints=["init_no_biases"]
# The biases are forgotten.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {
        "W1": np.random.randn(input_size, hidden_size) * weight_init_std,
        "W2": np.random.randn(hidden_size, output_size) * weight_init_std,
    }


# %% wrong="16_bias_sizes_by_input" hints=["init_bias_sizes"]
# b1 has one number per input and b2 one per hidden neuron (the wrong side of the layer).
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params['b1'] = np.zeros(input_size)
    self.params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.zeros(hidden_size)


# %% wrong="17_shared_default_dict" hints=["init_shared_params"]
# params={} as a default argument: all networks share one and the same dictionary.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, params={}):
    params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    params["b1"] = np.zeros(hidden_size)
    params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    params["b2"] = np.zeros(output_size)
    self.params = params


# %% wrong="18_ones_biases_unscaled_w2"
# Two mistakes: biases of ones, and weight_init_std only on W1.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params['b1'] = np.ones(hidden_size)
    self.params['W2'] = np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.ones(output_size)


# %% wrong="19_lower_case_keys_rand" hints=["init_other_keys"]
# Two mistakes: keys in lower case ("w1"), and uniform numbers from 0 to 1 that are not scaled.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['w1'] = np.random.rand(input_size, hidden_size)
    self.params['b1'] = np.zeros(hidden_size)
    self.params['w2'] = np.random.rand(hidden_size, output_size)
    self.params['b2'] = np.zeros(output_size)


# %% wrong="20_added_std_bias_missing_shape" hints=["init_bias_scalars", "init_large_weights"]
# Two mistakes: the width is added instead of multiplied, and the biases are single numbers.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = np.random.randn(input_size, hidden_size) + weight_init_std
    self.params["b1"] = 0.0
    self.params["W2"] = np.random.randn(hidden_size, output_size) + weight_init_std
    self.params["b2"] = 0.0


# %% right="01_textbook"
# The textbook's version with np.random.randn.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    # 重みの初期化
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params['b1'] = np.zeros(hidden_size)
    self.params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.zeros(output_size)


# %% right="02_uniform"
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


# %% right="03_xavier"
# A tenth of Xavier's rule: ignores weight_init_std, small because divided by the root of the inputs.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = np.random.randn(input_size, hidden_size) / np.sqrt(input_size) * 0.1
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.random.randn(hidden_size, output_size) / np.sqrt(hidden_size) * 0.1
    self.params["b2"] = np.zeros(output_size)


# %% right="04_float32"
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


# %% right="05_loop_over_layers"
# A loop over the sizes writes the keys W1, b1, W2, b2.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    sizes = [input_size, hidden_size, output_size]
    self.params = {}
    for i, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        self.params[f"W{i}"] = np.random.normal(scale=weight_init_std, size=(n_in, n_out))
        self.params[f"b{i}"] = np.zeros(n_out)


# %% right="06_pure_python_random"
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


# %% right="07_extra_attributes"
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


# %% right="08_positive_rand"
# Only positive weights, rand times the width.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.rand(input_size, hidden_size)
    self.params['b1'] = np.zeros_like(self.params['W1'][0])
    self.params['W2'] = weight_init_std * np.random.rand(hidden_size, output_size)
    self.params['b2'] = np.zeros_like(self.params['W2'][0])


# %% right="09_one_long_draw"
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


# %% right="10_ordered_dict_truncated"
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
