# /// variant
# unusual = "A dataclass with a factory for W, tensordot for the product"
# ///
from dataclasses import dataclass, field


@dataclass
class SimpleNet:
    W: np.ndarray = field(default_factory=lambda: np.random.randn(2, 3))

    def predict(self, x):
        return np.tensordot(x, self.W, axes=1)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)
