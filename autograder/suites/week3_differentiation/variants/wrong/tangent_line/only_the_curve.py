# /// variant
# title.en = "Always a tangent of the notebook's curve, whatever f is"
# title.ja = "f を使わず、いつも curve の接線を返している"
# hint.en = "Your lines are right for the curve of the notebook and for nothing else. Does your code ask the f that it was handed, for the height and for the slope?"
# hint.ja = "ノートブックの curve では正しいのに、ほかの関数では違います。高さにも傾きにも、引数の f を使っていますか。"
# fails = "test_heights"
# ///
def tangent_line(f, x):
    slope = 0.02 * x + 0.1
    return lambda t: curve(x) + slope * (t - x)
