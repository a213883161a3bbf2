# /// variant
# title.en = "The elements of x are not put back"
# title.ja = "x の要素を元に戻していない"
# hint.en = "After your check, x is a little off its place, and each element is judged at a point that the one before has moved. What has to happen to an element before the next one's turn?"
# hint.ja = "調べ終わったあと、x の値が少しずれたままになっています。次の要素も、ずれた点で調べることになります。次の要素に移る前に、何をしておく必要がありますか。"
# fails = "test_arguments_stay"
# ///
def gradient_check(f, x, analytic):
    x = np.asarray(x, dtype=float)
    numerical = np.zeros_like(x)
    h = 1e-4
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        below = f(x)
        numerical[i] = (above - below) / (2 * h)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)
