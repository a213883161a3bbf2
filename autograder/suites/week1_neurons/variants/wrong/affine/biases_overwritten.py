# /// variant
# title.en = "The sums of a sample are written into b"
# title.ja = "データ1つの総和を b に書き込んでいる"
# hint.en = "The values are right, but after the call b no longer holds the biases, and the next sample gets wrong ones. Is what you add to a copy of b, or b itself under another name?"
# hint.ja = "値は合っていますが、呼び出した後、b の中身がバイアスではなくなり、次のデータの計算が狂います。足し込んでいる先は b の写しでしょうか、それとも別の名前のついた b そのものでしょうか。"
# fails = "test_arguments_stay"
# ///
def affine(x, W, b):
    if x.ndim == 2:
        return np.dot(x, W) + b
    h = b
    h += np.dot(x, W)
    return h
