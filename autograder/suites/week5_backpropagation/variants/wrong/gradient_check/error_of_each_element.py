# /// variant
# title.en = "An error for each element comes back instead of one number"
# title.ja = "誤差が一つの数ではなく、要素ごとに返っている"
# hint.en = "Your function gives back an array of errors. Somebody who checks thousands of elements wants a single number to look at. Which one of them says whether the gradient can be trusted?"
# hint.ja = "誤差の配列が返っています。何千もの要素を調べるときに見たいのは、一つの数です。その勾配を信じてよいかどうかは、どの誤差を見れば分かりますか。"
# fails = "test_any_shape"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.abs(analytic - numerical) / size
