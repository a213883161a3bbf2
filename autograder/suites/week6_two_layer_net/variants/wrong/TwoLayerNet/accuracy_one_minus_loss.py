# /// variant
# method = "accuracy"
# title.en = "The accuracy is computed from the loss"
# title.ja = "損失から認識精度を計算している"
# hint.en = "Loss and accuracy are two different measures: one cannot be had from the other, and your value even falls below 0. Count right answers instead."
# hint.ja = "損失関数と認識精度は別の指標で、片方からもう片方は計算できません。値が 0 を下回ることもあります。正解したデータを数えましょう。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    return 1 - self.loss(x, t)
