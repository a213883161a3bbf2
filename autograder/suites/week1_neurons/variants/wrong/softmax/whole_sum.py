# /// variant
# title.en = "The sum is taken over the whole batch"
# title.ja = "総和をバッチ全体から求めている"
# hint.en = "A single sample is right, but in a batch it takes all rows together to add up to 1. You keep the maximum of each row apart: what about the sum?"
# hint.ja = "データ1つなら合っていますが、バッチでは全部の行を合わせないと 1 になりません。最大値は行ごとに求められています。総和のほうはどうでしょうか。"
# fails = "test_batch"
# ///
def softmax(a):
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    return e / np.sum(e)
