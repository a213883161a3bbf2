# /// variant
# title.en = "The rise is not divided by the step"
# title.ja = "増加量を刻み幅で割っていない"
# hint.en = "What comes back is how far f rises, and it shrinks with the step. A slope is the rise for each unit of the way. What is still to be done with the rise?"
# hint.ja = "返ってくるのは f の増加量そのもので、刻み幅を小さくすると一緒に小さくなってしまいます。傾きは「1 進むごとにどれだけ増えるか」です。増加量をどうすればよいでしょうか。"
# fails = "test_step_to_the_right"
# ///
def forward_diff(f, x, h):
    return f(x + h) - f(x)
