# /// variant
# title.en = "The minus in the exponent is missing"
# title.ja = "指数のマイナスが抜けている"
# hint.en = "Your curve falls where it should rise: large inputs give almost 0. What has to happen to the exponential when x grows, so that the fraction comes near 1?"
# hint.ja = "右上がりになるはずの曲線が右下がりになり、大きな入力の答えがほぼ 0 になっています。x が大きくなるにつれて分数が 1 に近づくには、指数関数の値はどう変わればよいでしょうか。"
# fails = "test_slope_one"
# ///
def sigmoid(x, a=1.0):
    return 1 / (1 + np.exp(a * x))
