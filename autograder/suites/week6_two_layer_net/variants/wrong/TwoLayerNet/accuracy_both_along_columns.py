# /// variant
# method = "accuracy"
# title.en = "Predictions and one-hot answers are both searched down the columns"
# title.ja = "予測も one-hot表現の正解も、列の方向に最大値を探している"
# hint.en = "You get one result per class, from both sides, and no error tells you. Each row is a sample: you need one answer per row, of the network and of t."
# hint.ja = "予測からも正解からも、クラスごとに1つの結果が出てしまい、エラーも出ません。1行が1つのデータなので、ネットワークの答えも正解も、行ごとに1つずつ必要です。"
# fails = "test_accuracy_one_hot"
# ///
def accuracy(self, x, t):
    y = self.predict(x).argmax(axis=0)
    if t.ndim == 2:
        t = t.argmax(axis=0)
    return np.sum(y == t) / len(x)
