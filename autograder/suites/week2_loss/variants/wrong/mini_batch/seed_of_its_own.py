# /// variant
# title.en = "Starts a generator of its own with a fixed seed"
# title.ja = "固定したシードで、乱数生成器を自分で作っている"
# hint.en = "Your batch looks random, but every call gives the very same one, whatever generator is handed in. A network would see the same few images for ever."
# hint.ja = "ランダムに見えますが、どの乱数生成器を渡しても、毎回まったく同じミニバッチになります。これでは、いつまでも同じ画像だけで学習することになります。"
# fails = "test_uses_the_generator"
# ///
def mini_batch(x, t, size, rng):
    rng = np.random.default_rng(0)
    rows = rng.choice(len(x), size, replace=False)
    return x[rows], t[rows]
