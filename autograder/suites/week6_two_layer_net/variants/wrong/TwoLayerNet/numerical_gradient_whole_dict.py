# /// variant
# method = "numerical_gradient"
# title.en = "The whole dictionary of parameters is handed over at once"
# title.ja = "パラメータのディクショナリを、丸ごと渡している"
# hint.en = "Your method stops with an error, because week 3's function moves the numbers of one array. How many arrays are there, and how many calls does that make?"
# hint.ja = "第3週の関数が動かすのは1つの配列の要素なので、エラーで止まります。配列はいくつあり、関数は何回呼べばよいでしょうか。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    return numerical_gradient(loss_W, self.params)
