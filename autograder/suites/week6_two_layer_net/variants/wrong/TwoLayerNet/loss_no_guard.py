# /// variant
# method = "loss"
# title.en = "The logarithm of zero is not guarded against"
# title.ja = "確率が 0 のときの対数への備えがない"
# hint.en = "Where the right class gets the probability 0, your loss becomes infinite. Week 2 added something tiny to prevent this; does your own formula, or the function given above, do so?"
# hint.ja = "正解クラスの確率が 0 になると、損失が無限大になります。第2週では、とても小さな数を使ってこれを防ぎました。自分で書いた式では、どうなっていますか。上で用意された関数ではどうでしょうか。"
# fails = "test_loss_zero_probability"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.mean(np.log(y[np.arange(len(x)), t]))
