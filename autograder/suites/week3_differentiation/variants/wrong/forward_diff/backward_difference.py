# /// variant
# title.en = "The step goes to the other side of x"
# title.ja = "x の反対側へ進んでいる"
# hint.en = "With a positive h your function looks to the left of x, and with a negative h to the right. To which side should a step of h lead?"
# hint.ja = "h が正のときに x の左側を、負のときに右側を見ています。h だけ進むと、x のどちら側に着くはずでしょうか。"
# fails = "test_step_to_the_right"
# ///
def forward_diff(f, x, h):
    return (f(x) - f(x - h)) / h
