# /// variant
# title.en = "Maximum and sum are taken over the whole batch"
# title.ja = "最大値も総和もバッチ全体から求めている"
# hint.en = "A single sample is right, but in a batch all rows together add up to 1, and a row far below the others gets only zeros. Each row is a sample of its own: along which axis should maximum and sum be taken?"
# hint.ja = "データ1つなら合っていますが、バッチでは全部の行を合わせて 1 になり、ほかよりずっと小さい行は 0 ばかりになっています。1行が1つのデータです。最大値と総和は、どの軸に沿って求めればよいでしょうか。"
# fails = "test_batch"
# ///
def softmax(a):
    c = np.max(a)
    exp_a = np.exp(a - c)
    sum_exp_a = np.sum(exp_a)
    return exp_a / sum_exp_a
