# /// variant
# title.en = "The caller's t is changed in place"
# title.ja = "呼び出し側の配列 t を書き換えている"
# hint.en = "The heights are right, but afterwards the array of the caller holds other numbers. Some operators change an array where it is instead of making a new one. Which do you use?"
# hint.ja = "高さは正しいのですが、呼び出した側の配列の中身が変わってしまいます。新しい配列を作らずに、元の配列を書き換える演算子があります。使っていませんか。"
# fails = "test_t_stays"
# ///
def tangent_line(f, x):
    slope, height = numerical_diff(f, x), f(x)

    def line(t):
        t -= x
        t *= slope
        t += height
        return t

    return line
