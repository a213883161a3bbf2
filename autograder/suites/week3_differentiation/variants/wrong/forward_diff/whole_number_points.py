# /// variant
# title.en = "The moved point is kept in an array of whole numbers"
# title.ja = "動かした点を整数の配列に入れている"
# hint.en = "With floats all is well, but for a whole number as x the fraction of the step gets lost. What can an array hold that was made from whole numbers?"
# hint.ja = "x が浮動小数点数なら正しいのに、整数だと刻み幅の小数部分が失われます。整数から作った配列には、どんな数が入るでしょうか。"
# fails = "test_whole_numbers"
# ///
def forward_diff(f, x, h):
    points = np.array([x, x])
    points[1] = x + h
    return (f(points[1]) - f(points[0])) / h
