# /// variant
# title.en = "The infinite logarithm is replaced by the largest number there is"
# title.ja = "無限大になった対数を、最大の数で置き換えている"
# hint.en = "Where the right class has the probability zero you mend the logarithm afterwards, and the loss becomes astronomically large. Change what goes into the logarithm, not what comes out."
# hint.ja = "正解クラスの確率が 0 のとき、対数を取ったあとで直しているため、損失がけた違いに大きくなっています。直すのは対数の結果ではなく、対数に渡す値のほうです。"
# fails = "test_zero_probability"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * np.nan_to_num(np.log(y))) / n
