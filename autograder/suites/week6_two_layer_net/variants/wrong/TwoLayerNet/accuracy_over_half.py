# /// variant
# method = "accuracy"
# title.en = "A class counts only if its probability is over one half"
# title.ja = "確率が 0.5 を超えたときしか、答えたと見なしていない"
# hint.en = "With many classes the largest probability is often below one half. The network's answer is its most probable class, however unsure it is."
# hint.ja = "クラスが多いと、いちばん高い確率でも 0.5 に届かないことがよくあります。自信の度合いによらず、最も確率の高いクラスがネットワークの答えです。"
# fails = "test_accuracy_unsure"
# ///
def accuracy(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return np.mean(np.sum((y > 0.5) * t, axis=1))
