# /// variant
# title.en = "The sum over the classes is missing"
# title.ja = "クラスについての総和がない"
# hint.en = "You return one value per class, most of them zero, while a loss is a single number. Which of the signs in the formula is not in your code yet?"
# hint.ja = "クラスごとの値が並んだ配列が返っていて、そのほとんどが 0 です。損失は1つの数です。式の記号のうち、まだコードにないものはどれですか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    return -t * np.log(y + 1e-7)
