# /// variant
# title.en = "numerical_diff is called for each x[i] alone"
# title.ja = "x[i] を一つずつ numerical_diff に渡している"
# hint.en = "numerical_diff hands f one number, but this f wants the whole array: where its entries work together, the slopes are wrong or f stops. And in a table x[i] is a row. What does f need besides the one entry that moves?"
# hint.ja = "numerical_diff が f に渡すのは数一つですが、この f には配列全体が必要です。要素どうしが影響し合うと、値が違うか、エラーになります。また、2次元では x[i] は行を指します。動かす要素のほかに、f には何を渡せばよいでしょうか。"
# fails = "test_entries_that_work_together"
# ///
def numerical_gradient(f, x):
    return np.array([numerical_diff(f, value) for value in x])
