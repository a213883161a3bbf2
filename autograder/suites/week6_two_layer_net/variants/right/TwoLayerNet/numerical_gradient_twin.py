# /// variant
# method = "numerical_gradient"
# unusual = "Moves the parameters of a deep copy of the network"
# ///
import copy


def numerical_gradient(self, x, t):
    twin = copy.deepcopy(self)
    return {
        name: numerical_gradient(lambda w: twin.loss(x, t), twin.params[name])
        for name in twin.params
    }
