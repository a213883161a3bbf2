# /// variant
# title.en = "The small steps are lost in an array of whole numbers"
# title.ja = "整数の配列では、小さなずれが切り捨てられている"
# hint.en = "In an array of whole numbers there is no room for a step of a fraction: it is cut off, and your differences come out wrong. Which kind of array do you need before you begin to move x?"
# hint.ja = "整数の配列には、小数のずれを入れられません。切り捨てられるので、差分が正しく求まりません。x を動かし始める前に、どんな型の配列にしておく必要がありますか。"
# fails = "test_whole_numbers"
# ///
def gradient_check(f, x, analytic):
    numerical = np.zeros(x.shape)
    h = 1e-4
    for i in np.ndindex(x.shape):
        here = x[i]
        x[i] = here + h
        above = f(x)
        x[i] = here - h
        below = f(x)
        numerical[i] = (above - below) / (2 * h)
        x[i] = here
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)
