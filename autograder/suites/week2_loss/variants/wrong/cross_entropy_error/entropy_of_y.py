# /// variant
# title.en = "Computes the entropy of the prediction alone"
# title.ja = "予測だけのエントロピーを計算している"
# hint.en = "Your loss does not look at the right answer at all: y stands in both places. Which of the two factors in the formula is t?"
# hint.ja = "正解をまったく使わず、y だけで計算しています。式の2つの因子のうち、t はどちらですか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
    return -np.sum(y * np.log(y + 1e-7)) / y.shape[0]
