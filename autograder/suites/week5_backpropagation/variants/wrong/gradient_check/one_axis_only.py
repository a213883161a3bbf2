# /// variant
# title.en = "Only arrays with one axis are understood"
# title.ja = "1次元の配列にしか対応していない"
# hint.en = "Your loop runs along the first axis; in a matrix it meets whole rows there instead of numbers. How can you treat every element alike, whatever the shape?"
# hint.ja = "最初の軸だけを順にたどっているので、行列だと、数ではなく行がまるごと出てきます。どんな形状でも、すべての要素を同じように扱うには、どうすればよいでしょうか。"
# fails = "test_any_shape"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    errors = []
    for i in range(len(numerical)):
        a, n = analytic[i], numerical[i]
        errors.append(abs(a - n) / max(abs(a) + abs(n), 1e-8))
    return max(errors)
