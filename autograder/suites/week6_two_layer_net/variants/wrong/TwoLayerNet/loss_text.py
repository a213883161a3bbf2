# /// variant
# method = "loss"
# title.en = "The loss comes back as text"
# title.ja = "損失を文字列で返している"
# hint.en = "Your loss looks like a number when it is printed, but it is a piece of text, cut to a few digits; nobody can subtract it from another. Leave the format to the one who prints it."
# hint.ja = "表示すると数に見えますが、返しているのは、桁を切りそろえた文字列です。これでは引き算もできません。見た目を整えるのは、表示するときにしましょう。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    return f"{cross_entropy_error(y, t):.4f}"
