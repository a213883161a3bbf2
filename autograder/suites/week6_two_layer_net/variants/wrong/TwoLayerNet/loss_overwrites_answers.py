# /// variant
# method = "loss"
# title.en = "The caller's answers are overwritten"
# title.ja = "渡された正解 t を書き換えている"
# hint.en = "After the call, the one-hot answers are no longer what they were, so a second call with them gives another loss. *= writes into the caller's own array; how do you get a new one?"
# hint.ja = "呼び出したあと、one-hot表現の正解が元の値でなくなっています。そのため、同じ t で2回呼ぶと違う損失になります。*= は、渡された配列そのものに書き込みます。新しい配列を作るには、どう書けばよいでしょうか。"
# fails = "test_loss_leaves"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    t *= np.log(y + 1e-7)
    return -np.sum(t) / x.shape[0]
