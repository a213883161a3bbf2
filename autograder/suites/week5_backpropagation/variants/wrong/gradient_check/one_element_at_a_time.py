# /// variant
# title.en = "The function gets one element at a time"
# title.ja = "f に要素を一つずつ渡している"
# hint.en = "Your f is given a single number instead of the whole array, so it cannot know the other elements. That works only where each of them acts by itself. What does numerical_gradient hand over to f?"
# hint.ja = "f に、配列全体ではなく数を一つだけ渡しているので、f にはほかの要素が分かりません。これで合うのは、要素が互いに関係しない関数だけです。numerical_gradient は、f に何を渡していますか。"
# fails = "test_correct_gradient"
# ///
def gradient_check(f, x, analytic):
    numerical = [(f(v + 1e-4) - f(v - 1e-4)) / 2e-4 for v in np.ravel(x)]
    numerical = np.reshape(numerical, np.shape(x))
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)
