# /// variant
# title.en = "A single sample with a one-hot answer is divided by the number of its classes"
# title.ja = "データが1つで正解が one-hot表現のとき、クラスの数で割っている"
# hint.en = "With a label one sample has the right loss, with a one-hot answer it is too small. What does the first number of the shape count when y is a single sample?"
# hint.ja = "データが1つのとき、正解がラベルなら合っていますが、one-hot表現だと損失が小さくなります。データが1つのとき、y の形状の最初の数は何の個数ですか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    return -np.sum(np.log(y[np.arange(y.shape[0]), t] + 1e-7)) / y.shape[0]
