# /// variant
# title.en = "The rows of x and of t are drawn separately"
# title.ja = "x と t の行を別々に選んでいる"
# hint.en = "The images in your batch come with the answers of other images, so nothing can be learnt from them. How often do you draw or shuffle, and how often does a mini-batch need it?"
# hint.ja = "ミニバッチの画像に、別の画像の正解が付いています。これでは学習できません。乱数で選んだり並べ替えたりするのは何回で、必要なのは何回でしょうか。"
# fails = "test_rows_belong_together"
# ///
def mini_batch(x, t, size, rng):
    x_batch = x[rng.choice(len(x), size)]
    t_batch = t[rng.choice(len(t), size)]
    return x_batch, t_batch
