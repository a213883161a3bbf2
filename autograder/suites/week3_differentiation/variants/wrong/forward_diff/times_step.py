# /// variant
# title.en = "The rise is multiplied by the step"
# title.ja = "増加量に刻み幅を掛けている"
# hint.en = "The smaller the step, the closer your slope comes to 0, even where f is steep. How do you turn a rise into a rise for each unit of the way?"
# hint.ja = "f が急な坂でも、刻み幅を小さくすると結果が 0 に近づいてしまいます。増加量から「1 進むごとの増加量」を求めるには、どうすればよいでしょうか。"
# fails = "test_step_to_the_right"
# ///
def forward_diff(f, x, h):
    return (f(x + h) - f(x)) * h
