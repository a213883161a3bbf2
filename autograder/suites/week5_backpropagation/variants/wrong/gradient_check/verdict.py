# /// variant
# title.en = "A verdict comes back instead of the error"
# title.ja = "誤差ではなく、正しいかどうかの判定を返している"
# hint.en = "Your function says True or False. How small is small enough is left to whoever calls it. What does the docstring ask for?"
# hint.ja = "True か False が返っています。どれくらい小さければよいかは、関数を使う側が決めることです。説明では、何を返すことになっていますか。"
# fails = "test_correct_gradient"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    error = np.max(np.abs(analytic - numerical) / size)
    return error < 1e-6
