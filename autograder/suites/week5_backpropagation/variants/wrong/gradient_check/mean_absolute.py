# /// variant
# title.en = "The mean of the absolute errors, as in the book"
# title.ja = "本と同じ、絶対誤差の平均になっている"
# hint.en = "The book takes another measure than this exercise. Yours grows with the gradient itself, and a single wrong element gets lost among many. Hold it against the formula of section 7: it differs in two places."
# hint.ja = "本で使われているものさしは、この課題とは違います。勾配が大きいほど値も大きくなり、一つだけの間違いは、たくさんの要素に埋もれてしまいます。第7節の式と比べてみましょう。違うところが二つあります。"
# fails = "test_one_wrong_element"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.average(np.abs(analytic - numerical))
