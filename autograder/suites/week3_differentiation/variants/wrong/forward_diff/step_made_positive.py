# /// variant
# title.en = "A negative step is made positive"
# title.ja = "負の刻み幅を正に変えている"
# hint.en = "For a negative step you give the slope to the right of x. What does the formula do by itself when h is negative?"
# hint.ja = "h が負でも、x の右側の傾きが返っています。h が負のとき、式をそのまま計算するとどうなるでしょうか。"
# fails = "test_step_to_the_left"
# ///
def forward_diff(f, x, h):
    h = abs(h)
    return (f(x + h) - f(x)) / h
