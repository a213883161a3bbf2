# /// variant
# method = "numerical_gradient"
# title.en = "The arrays of the first call are moved for ever"
# title.ja = "最初に呼ばれたときの配列を、ずっと動かしている"
# hint.en = "The first gradient is right; once the parameters have been replaced, your slopes are zero. The arrays that you remember are no longer those of the network."
# hint.ja = "最初の1回は正しいのですが、パラメータが新しい配列に置き換わると、勾配が 0 になります。覚えておいた配列は、もうネットワークの配列ではありません。"
# fails = "test_numerical_gradient_current"
# ///
def numerical_gradient(self, x, t):
    if not hasattr(self, "arrays"):
        self.arrays = dict(self.params)
    grads = {}
    for name, array in self.arrays.items():
        grads[name] = numerical_gradient(lambda w: self.loss(x, t), array)
    return grads
