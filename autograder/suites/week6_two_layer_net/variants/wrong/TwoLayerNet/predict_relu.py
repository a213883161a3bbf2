# /// variant
# method = "predict"
# title.en = "The hidden layer uses ReLU"
# title.ja = "中間層の活性化関数が ReLU になっている"
# hint.en = "Your network is a good one, but not the one asked for: hidden values can be far above 1 and exactly 0. Which function does the table in \"The way forward\" put on the hidden layer?"
# hint.ja = "ネットワークとしては立派に動きますが、求められているものと違います。中間層の値が 1 を大きく超えたり、ちょうど 0 になったりしていませんか。「順伝播」の表では、中間層にどの関数を使っていますか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = np.maximum(0, np.dot(x, W1) + b1)
    return softmax(np.dot(z, W2) + b2)
