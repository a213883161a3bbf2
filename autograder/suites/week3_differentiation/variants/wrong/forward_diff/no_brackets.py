# /// variant
# title.en = "Only one of the two heights is divided by the step"
# title.ja = "二つの値の片方だけを刻み幅で割っている"
# hint.en = "For small steps your result becomes huge. Python divides before it subtracts. What exactly should be divided by the step?"
# hint.ja = "刻み幅が小さいと、結果がとても大きくなります。Python では、引き算より割り算が先に計算されます。刻み幅で割るのは、式のどの部分でしょうか。"
# fails = "test_small_step"
# ///
def forward_diff(f, x, h):
    return f(x + h) - f(x) / h
