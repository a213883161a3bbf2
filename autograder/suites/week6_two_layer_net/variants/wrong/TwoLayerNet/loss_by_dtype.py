# /// variant
# method = "loss"
# title.en = "Only floats are recognized as one-hot"
# title.ja = "浮動小数点数の配列しか、one-hot表現とみなしていない"
# hint.en = "One-hot answers come out right as floats; as whole numbers, they are taken for labels. The type of the numbers in t does not tell the two forms apart; which property of the array does?"
# hint.ja = "one-hot表現の正解は、浮動小数点数の配列なら正しく扱えますが、整数の配列だとラベルとみなしてしまいます。数の型では、2つの形を見分けられません。配列のどんな性質なら見分けられるでしょうか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.dtype == float:
        t = np.argmax(t, axis=1)
    return -np.mean(np.log(y[np.arange(len(x)), t] + 1e-7))
