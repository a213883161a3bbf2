# /// variant
# title.en = "Divides by the number of classes instead of samples"
# title.ja = "データの数ではなく、クラスの数で割っている"
# hint.en = "A larger batch gives you a larger loss, and more classes give a smaller one. Which axis of y counts the samples, and which the classes?"
# hint.ja = "データが増えると損失が大きくなり、クラスが増えると小さくなっています。y の軸のうち、データの数を表すのはどちらで、クラスの数はどちらですか。"
# fails = "test_batch_labels"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, y.size)
        t = np.array([t])
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.sum(np.log(y[np.arange(y.shape[0]), t] + 1e-7)) / y.shape[1]
