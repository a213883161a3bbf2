# /// variant
# method = "numerical_gradient"
# title.en = "What is moved has no effect on what is differentiated"
# title.ja = "動かした値が、微分する関数の値に反映されていない"
# hint.en = "All your slopes are zero: nothing changes when a number is moved. Does the loss read the very arrays that you move, not copies of them? And is it the loss that you differentiate, not something flat such as the accuracy?"
# hint.ja = "勾配がすべて 0 です。値を動かしても、結果が変わっていません。動かしているのはコピーではなく、損失の計算で読まれる配列そのものでしょうか。また、微分しているのは損失でしょうか。認識精度のように平らなものでは、傾きが 0 になります。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        grads[key] = numerical_gradient(loss_W, self.params[key].copy())
    return grads
