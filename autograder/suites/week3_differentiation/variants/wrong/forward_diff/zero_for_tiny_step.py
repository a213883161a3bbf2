# /// variant
# title.en = "Tiny steps give 0 without a look at f"
# title.ja = "刻み幅がごく小さいと、f を見ずに 0 を返している"
# hint.en = "Whether a tiny step is lost depends on x: next to a big number it vanishes, next to 0 it does not. Let the arithmetic decide instead of a rule of your own."
# hint.ja = "ごく小さな刻み幅が丸め誤差で消えるかどうかは、x によります。大きな数に足すと消えますが、0 に足せば消えません。場合分けをせず、計算に任せてみましょう。"
# fails = "test_tiny_step_that_counts"
# ///
def forward_diff(f, x, h):
    if abs(h) < 1e-15:
        return 0.0
    return (f(x + h) - f(x)) / h
