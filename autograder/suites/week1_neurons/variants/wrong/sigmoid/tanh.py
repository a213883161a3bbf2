# /// variant
# title.en = "Another S-shaped curve is used, from −1 to 1"
# title.ja = "−1 から 1 までの、別のS字の曲線を使っている"
# hint.en = "Your curve has the right look, but it runs from −1 to 1 and is 0 in the middle. Between which two numbers does the sigmoid lie, and what is it where nothing comes in?"
# hint.ja = "形は似ていますが、−1 から 1 までの曲線で、中央の値が 0 になっています。シグモイド関数は、どの数からどの数までの間にあり、x が 0 のときの値はいくつでしょうか。"
# fails = "test_slope_one"
# ///
def sigmoid(x, a=1.0):
    return np.tanh(a * x)
