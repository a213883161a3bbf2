# /// variant
# title.en = "A flat copy of x is moved and handed to f"
# title.ja = "x を1次元に並べたコピーを動かし、f に渡している"
# hint.en = "Two things: f gets its numbers in another shape than that of x. And an f that reads the array you were handed sees no change, since flattening made a copy. How can x keep its shape while each entry is visited?"
# hint.ja = "問題は二つあります。f に渡す配列の形状が、x と違います。また、平らに並べたときにコピーができるので、渡された配列を直接読む f には変化が見えません。x の形状を変えずに、すべての要素を順に見るにはどうすればよいでしょうか。"
# fails = "test_f_gets_the_whole_array"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    flat = x.flatten().astype(float)
    grad = np.zeros(flat.size)
    for i in range(flat.size):
        tmp_val = flat[i]
        flat[i] = tmp_val + h
        fxh1 = f(flat)
        flat[i] = tmp_val - h
        fxh2 = f(flat)
        grad[i] = (fxh1 - fxh2) / (2 * h)
        flat[i] = tmp_val
    return grad.reshape(x.shape)
