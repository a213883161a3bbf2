# /// variant
# title.en = "The logarithm is missing"
# title.ja = "対数を取っていない"
# hint.en = "You average the probability itself, with a minus in front. The picture in chapter 2 shows what a probability should cost: nothing at 1, and more and more towards 0."
# hint.ja = "確率そのものの平均にマイナスを付けています。確率と損失の関係は2章の図のとおりで、確率 1 なら損失 0、確率が 0 に近づくほど損失は大きくなります。"
# fails = "test_certain_and_right"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(y[np.arange(len(y)), t])
