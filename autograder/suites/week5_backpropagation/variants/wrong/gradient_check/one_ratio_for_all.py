# /// variant
# title.en = "One ratio is taken for the whole array"
# title.ja = "配列全体で一つの比を取っている"
# hint.en = "Your two arrays are first made into two numbers, then divided. So a small wrong element hides behind large correct ones. What does the formula do for each element by itself?"
# hint.ja = "二つの配列をそれぞれ一つの数にまとめてから、割っています。そのため、小さな要素の間違いが、大きな正しい要素に隠れてしまいます。式では、何を要素ごとに行っていますか。"
# fails = "test_one_wrong_element"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    difference = np.linalg.norm(analytic - numerical)
    return difference / max(np.linalg.norm(analytic) + np.linalg.norm(numerical), 1e-8)
