# /// variant
# method = "loss"
# title.en = "loss returns nothing"
# title.ja = "loss が何も返していない"
# hint.en = "Your loss is worked out, perhaps even printed, but the caller gets None. Printing is for people; how does a method hand its result to the code that called it?"
# hint.ja = "損失は計算されていますが、呼び出した側には None しか届きません。print で見えるのは人間だけです。呼び出したコードに結果を渡すには、どうしますか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    print(cross_entropy_error(y, t))
