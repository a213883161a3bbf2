# /// variant
# title.en = "Takes what the probability lacks to one as the loss"
# title.ja = "1 から確率を引いた値を損失にしている"
# hint.en = "Your loss can never be larger than one, so a confident mistake hardly costs more than a doubtful one. Which function makes it grow without end as the probability goes to zero?"
# hint.ja = "損失が 1 より大きくならないので、自信満々の間違いと迷った末の間違いが、あまり区別できません。確率が 0 に近づくとどこまでも大きくなる関数は何でしたか。"
# fails = "test_zero_probability"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return np.mean(1 - y[np.arange(len(y)), t])
