# /// variant
# title.en = "Recognises plain integers as labels, but not the entries of an array"
# title.ja = "ただの整数はラベルとわかるのに、配列の要素だと見分けられない"
# hint.en = "A single label works, but in a batch your labels are multiplied as if they were one-hot: an entry of a NumPy array is not of Python's own type int. Ask for the number of axes instead of the type."
# hint.ja = "ラベルが1つなら正しいのに、バッチではラベルを one-hot表現のように掛けています。NumPy 配列から取り出した整数は、Python の int 型ではありません。型ではなく、軸の数で見分けましょう。"
# fails = "test_batch_labels"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y, t = [y], [t]
    total = 0
    for row, answer in zip(y, t):
        if isinstance(answer, int):
            total -= np.log(row[answer] + 1e-7)
        else:
            total -= np.sum(answer * np.log(row + 1e-7))
    return total / len(y)
