# /// variant
# method = "loss"
# title.en = "A plain function is called as if it were a method"
# title.ja = "普通の関数を、メソッドのように呼んでいる"
# hint.en = "Your loss stops with an AttributeError: the object has no such method or attribute. Which of the names that you use belong to the class, and which are functions of the notebook?"
# hint.ja = "loss が AttributeError で止まります。オブジェクトに、そういうメソッドや属性はありません。使っている名前のうち、クラスのものはどれで、ノートブックで用意された関数はどれでしょうか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    return self.cross_entropy_error(y, t)
