# /// variant
# method = "loss"
# title.en = "loss uses a name that does not exist"
# title.ja = "loss の中で、存在しない名前を使っている"
# hint.en = "Your loss stops with a NameError: the last line of it says which name is unknown. One method does not see another by its bare name, nor a variable of another method: what stands before the dot?"
# hint.ja = "loss が NameError で止まります。エラーの最後の行に、見つからない名前が書かれています。ほかのメソッドや、その中の変数は、名前だけでは見えません。前に何を付けるのでしたか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = predict(x)
    return cross_entropy_error(y, t)
