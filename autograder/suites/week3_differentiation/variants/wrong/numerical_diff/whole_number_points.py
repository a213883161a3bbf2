# /// variant
# title.en = "The moved points are kept in an array of whole numbers"
# title.ja = "動かした点を整数の配列に入れている"
# hint.en = "For floats you are right, for a whole number as x you are far off: the small step is cut away. What can an array hold that was made from whole numbers?"
# hint.ja = "x が浮動小数点数なら正しいのに、整数だと大きくずれます。小さな刻み幅が切り捨てられているからです。整数から作った配列には、どんな数が入るでしょうか。"
# fails = "test_whole_numbers"
# ///
def numerical_diff(f, x):
    h = 1e-4
    points = np.array([x, x])
    points[0] = x + h
    points[1] = x - h
    return (f(points[0]) - f(points[1])) / (2 * h)
