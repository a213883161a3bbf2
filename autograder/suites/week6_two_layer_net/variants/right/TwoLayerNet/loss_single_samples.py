# /// variant
# method = "loss"
# unusual = "One predict and one cross entropy error for each sample; an extra parameter with a default"
# ///
def loss(self, x, t, h=None):
    total = 0
    for i in range(len(x)):
        total += cross_entropy_error(self.predict(x[i : i + 1]), t[i : i + 1])
    return total / len(x)
