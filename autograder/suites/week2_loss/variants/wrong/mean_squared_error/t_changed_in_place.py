# /// variant
# title.en = "The difference is written back into t"
# title.ja = "差を t 自身に書き込んでいる"
# hint.en = "The answers t are overwritten; and where they are whole numbers, fractions cannot be stored in them and Python stops. Give the difference an array of its own."
# hint.ja = "正解 t を書き換えています。t が整数の配列だと、小数を書き込めずにエラーで止まります。差は、別の新しい配列に入れましょう。"
# fails = "test_arguments_stay"
# ///
def mean_squared_error(y, t):
    t -= y
    return 0.5 * np.sum(t**2)
