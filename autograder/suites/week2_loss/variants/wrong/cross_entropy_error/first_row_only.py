# /// variant
# title.en = "Only the first sample of a batch counts"
# title.ja = "バッチの最初のデータだけを計算している"
# hint.en = "The loss of your batch is that of its first row; the others have no influence. Follow your loop by hand: how often does it run before the function ends?"
# hint.ja = "バッチの損失が、1行目だけで決まっています。ループを手でたどってみましょう。関数が終わるまでに、何回まわりますか。"
# fails = "test_batch_labels"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y, t = [y], [t]
    total = 0
    for row, answer in zip(y, t):
        k = np.argmax(answer) if np.ndim(answer) else answer
        total += -np.log(row[k] + 1e-7)
        return total
