# /// variant
# title.en = "The activation function is applied as well"
# title.ja = "活性化関数まで適用している"
# hint.en = "All your answers lie between 0 and 1. Here the sums themselves are asked for: which step of a neuron comes only afterwards?"
# hint.ja = "答えがすべて 0 から 1 の間に収まっています。ここで求めるのは総和そのものです。ニューロンの計算のうち、この後に来るはずの段階はどれでしょうか。"
# fails = "test_products"
# ///
def affine(x, W, b):
    return sigmoid(np.dot(x, W) + b)
