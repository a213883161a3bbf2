# /// variant
# title.en = "The array for the right side and the one for the left are the same"
# title.ja = "右側用の配列と左側用の配列が、同じ配列になっている"
# hint.en = "Your gradient is 0 everywhere, or nearly so. A second name for an array is not a second array: what you do through one name shows through the other. How high is f when both moves have been made?"
# hint.ja = "勾配がほとんどすべて 0 になります。配列に別の名前を付けても、新しい配列にはなりません。一方の名前で動かすと、もう一方からも動いて見えます。両方動かしたあと、f は何を計算しているでしょうか。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        x1 = x
        x2 = x
        x1[idx] += h
        x2[idx] -= h
        grad[idx] = (f(x1) - f(x2)) / (2 * h)
    return grad
