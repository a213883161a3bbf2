# /// variant
# title.en = "No maximum is subtracted, and the sum is over the whole batch"
# title.ja = "最大値を引かず、総和もバッチ全体から求めている"
# hint.en = "One sample with moderate scores is right; large scores give nan, and the rows of a batch do not each add up to 1. Both traps of section 4 are open: which step goes before the exponential, and along which axis is the sum?"
# hint.ja = "データ1つで普通の大きさのスコアなら合っていますが、大きなスコアでは nan になり、バッチでは行ごとの和が 1 になりません。4節の落とし穴が二つとも残っています。指数関数の前に何をし、総和はどの軸に沿って求めるのでしょうか。"
# fails = "test_batch"
# ///
def softmax(a):
    return np.exp(a) / np.sum(np.exp(a))
