# /// variant
# title.en = "The heights are put into an array of whole numbers"
# title.ja = "高さを整数の配列に入れている"
# hint.en = "For floats you are right, but where t holds whole numbers the heights are cut to whole numbers too. What can an array hold that was made to be like t?"
# hint.ja = "t が浮動小数点数なら正しいのに、整数だと高さの小数部分がなくなります。t と同じ型で作った配列には、どんな数が入るでしょうか。"
# fails = "test_whole_numbers"
# ///
def tangent_line(f, x):
    slope, height = numerical_diff(f, x), f(x)

    def line(t):
        y = np.zeros_like(t)
        y[...] = height + slope * (np.asarray(t) - x)
        return y

    return line
