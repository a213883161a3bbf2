# /// variant
# method = "loss"
# title.en = "predict is handed over without being called, or called with the wrong arguments"
# title.ja = "predict を呼ばずに渡しているか、引数が合っていない"
# hint.en = "Your loss stops with a TypeError. predict by itself is a method, not an array: only a call gives you probabilities. And is it called with just what it takes?"
# hint.ja = "loss が TypeError で止まります。predict と書いただけでは、配列ではなくメソッドそのものです。呼び出してはじめて確率が得られます。呼び出しているなら、渡す引数は合っていますか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    return cross_entropy_error(self.predict, t)
