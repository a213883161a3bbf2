# Unseen answers to `TwoLayerNet.numerical_gradient`; README.md describes the format.

# %% wrong="01_copies" hints=["numerical_gradient_of_copies"]
# Copies of the parameters are moved, the loss does not notice: all zeros.
def numerical_gradient(self, x, t):
    grads = {}
    for key in ('W1', 'b1', 'W2', 'b2'):
        W = self.params[key].copy()
        grads[key] = numerical_gradient(lambda w: self.loss(x, t), W)
    return grads


# %% wrong="02_flattened_copy" hints=["numerical_gradient_of_copies"]
# flatten makes a copy, so moving its numbers changes nothing in the network.
def numerical_gradient(self, x, t):
    f = lambda _: self.loss(x, t)
    grads = {}
    for name, value in self.params.items():
        grads[name] = numerical_gradient(f, value.flatten()).reshape(value.shape)
    return grads


# %% wrong="03_copy_paste_b1"
# Copied lines: b1 and b2 get the gradients of W1 and W2.
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)

    grads = {}
    grads['W1'] = numerical_gradient(loss_W, self.params['W1'])
    grads['b1'] = numerical_gradient(loss_W, self.params['W1'])
    grads['W2'] = numerical_gradient(loss_W, self.params['W2'])
    grads['b2'] = numerical_gradient(loss_W, self.params['W2'])
    return grads


# %% wrong="04_calls_itself" hints=["numerical_gradient_recursion"]
# Calls the method self.numerical_gradient instead of the function.
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    grads = {}
    for key in self.params:
        grads[key] = self.numerical_gradient(loss_W, self.params[key])
    return grads


# %% wrong="05_tuple" hints=["numerical_gradient_tuple"]
# Returns four arrays, not a dictionary.
def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    dW1 = numerical_gradient(f, self.params["W1"])
    db1 = numerical_gradient(f, self.params["b1"])
    dW2 = numerical_gradient(f, self.params["W2"])
    db2 = numerical_gradient(f, self.params["b2"])
    return dW1, db1, dW2, db2


# %% wrong="06_weights_only" hints=["numerical_gradient_weights_only"]
# Only the weights, the biases are forgotten.
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    grads = {}
    grads['W1'] = numerical_gradient(loss_W, self.params['W1'])
    grads['W2'] = numerical_gradient(loss_W, self.params['W2'])
    return grads


# %% wrong="07_return_in_loop"
# return is indented into the loop, only the first key comes back.
def numerical_gradient(self, x, t):
    grads = {}
    for name in ["W1", "b1", "W2", "b2"]:
        grads[name] = numerical_gradient(lambda w: self.loss(x, t), self.params[name])
        return grads


# %% wrong="08_number_not_function" hints=["numerical_gradient_function_called"]
# Hands in the value of the loss, not a function.
def numerical_gradient(self, x, t):
    loss = self.loss(x, t)
    grads = {}
    for key in self.params.keys():
        grads[key] = numerical_gradient(loss, self.params[key])
    return grads


# %% wrong="09_w_as_input" hints=["numerical_gradient_loss_of_w"]
# The lambda hands W to the loss in place of x.
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(W, t)
    grads = {}
    grads['W1'] = numerical_gradient(loss_W, self.params['W1'])
    grads['b1'] = numerical_gradient(loss_W, self.params['b1'])
    grads['W2'] = numerical_gradient(loss_W, self.params['W2'])
    grads['b2'] = numerical_gradient(loss_W, self.params['b2'])
    return grads


# %% wrong="10_gradient_of_accuracy"
# The accuracy instead of the loss: a step function, slopes are zero.
def numerical_gradient(self, x, t):
    return {
        k: numerical_gradient(lambda w: self.accuracy(x, t), self.params[k])
        for k in ("W1", "b1", "W2", "b2")
    }


# %% wrong="11_updates_too" hints=["numerical_gradient_learns"]
# Also takes a step downhill: the parameters have changed afterwards.
def numerical_gradient(self, x, t):
    grads = {}
    for key in ('W1', 'b1', 'W2', 'b2'):
        grads[key] = numerical_gradient(lambda W: self.loss(x, t), self.params[key])
    for key in grads:
        self.params[key] -= 0.1 * grads[key]
    return grads


# %% wrong="12_update_inside_loop"
# Every parameter is replaced by the moved one before the next gradient is taken.
def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    grads = {}
    for key in ["W1", "b1", "W2", "b2"]:
        grads[key] = numerical_gradient(f, self.params[key])
        self.params[key] = self.params[key] - 0.01 * grads[key]
    return grads


# %% wrong="13_summed_over_samples" hints=["numerical_gradient_summed"]
# Adds up the gradients of the single samples, without dividing by N.
def numerical_gradient(self, x, t):
    grads = {k: np.zeros_like(v) for k, v in self.params.items()}
    for i in range(len(x)):
        f = lambda w: self.loss(x[i:i + 1], t[i:i + 1])
        for k in grads:
            grads[k] += numerical_gradient(f, self.params[k])
    return grads


# %% wrong="14_own_without_2" hints=["numerical_gradient_divided_by_h"]
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


# %% wrong="15_own_not_restored" hints=["numerical_gradient_not_restored"]
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


# %% wrong="16_whole_array_at_once"
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


# %% wrong="17_not_returned" hints=["numerical_gradient_nothing_returned"]
# Stores the result in self.grads, does not return it.
def numerical_gradient(self, x, t):
    self.grads = {}
    for key in self.params:
        self.grads[key] = numerical_gradient(lambda W: self.loss(x, t), self.params[key])


# %% wrong="18_function_of_global_net"
# Uses the global variable net (from a cell below) instead of self.
def numerical_gradient(self, x, t):
    loss_W = lambda W: net.loss(x, t)
    grads = {}
    for key in ["W1", "b1", "W2", "b2"]:
        grads[key] = numerical_gradient(loss_W, net.params[key])
    return grads


# %% wrong="19_d_keys_first_sample"
# Two mistakes: keys "dW1", and only the first sample of the batch is looked at.
def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x[:1], t[:1])
    return {"d" + k: numerical_gradient(f, self.params[k]) for k in ["W1", "b1", "W2", "b2"]}


# %% wrong="20_rows_only_negative"
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


# %% right="01_textbook"
# The textbook's version, line by line.
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)

    grads = {}
    grads['W1'] = numerical_gradient(loss_W, self.params['W1'])
    grads['b1'] = numerical_gradient(loss_W, self.params['b1'])
    grads['W2'] = numerical_gradient(loss_W, self.params['W2'])
    grads['b2'] = numerical_gradient(loss_W, self.params['b2'])

    return grads


# %% right="02_inner_def"
# An inner function with def, dict(zip(...)).
def numerical_gradient(self, x, t):
    def f(_):
        return self.loss(x, t)

    names = list(self.params)
    return dict(zip(names, [numerical_gradient(f, self.params[n]) for n in names]))


# %% right="03_swaps_the_array"
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


# %% right="04_deepcopy_network"
# A deep copy of the whole network is moved about.
def numerical_gradient(self, x, t):
    import copy
    twin = copy.deepcopy(self)
    return {
        k: numerical_gradient(lambda w: twin.loss(x, t), twin.params[k])
        for k in ("W1", "b1", "W2", "b2")
    }


# %% right="05_sets_the_argument"
# f really uses its argument: puts w into params (it is the same array) and asks for the loss.
def numerical_gradient(self, x, t):
    grads = {}
    for name in self.params.keys():
        def f(w, name=name):
            self.params[name] = w
            return self.loss(x, t)
        grads[name] = numerical_gradient(f, self.params[name])
    return grads


# %% right="06_own_loop"
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


# %% right="07_float32_result"
# The slopes come back as float32.
def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    return {k: numerical_gradient(f, v).astype(np.float32) for k, v in self.params.items()}


# %% right="08_mean_of_samples"
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


# %% right="09_raveled_view"
# ravel gives a view of the contiguous array, so moving it moves the network.
def numerical_gradient(self, x, t):
    out = {}
    for k in ["b2", "W2", "b1", "W1"]:
        a = self.params[k] = np.ascontiguousarray(self.params[k])
        out[k] = numerical_gradient(lambda v: self.loss(x, t), a.reshape(-1)).reshape(a.shape)
    return out


# %% right="10_own_loop_fresh_arrays"
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
