# /// variant
# title.en = "A batch of one row comes back as a single sample"
# title.ja = "1行だけのバッチの結果が、データ1つの形になっている"
# hint.en = "The values are right, but the axis of the samples gets lost if there is only one of them. Your function cannot tell a batch of one row from a single sample: what could it look at, before the axes are changed?"
# hint.ja = "値は合っていますが、バッチが1行だけのとき、データの軸がなくなっています。1行だけのバッチとデータ1つが区別できていません。軸を変える前の何を見ればよいでしょうか。"
# fails = "test_batch_of_one"
# ///
def affine(x, W, b):
    h = np.atleast_2d(x) @ W + b
    if len(h) == 1:
        return h[0]
    return h
