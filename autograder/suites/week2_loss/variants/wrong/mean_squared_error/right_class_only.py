# /// variant
# title.en = "Only the right class counts"
# title.ja = "正解のクラスの差だけを数えている"
# hint.en = "Your error does not change when the other classes share their probability differently. In this loss every class has a term; in which loss does only the right one remain?"
# hint.ja = "正解以外のクラスの確率がどう変わっても、誤差が変わりません。二乗和誤差ではすべてのクラスの項を足します。正解クラスの項だけが残るのは、どの損失関数でしたか。"
# fails = "test_probabilities_against_one_hot"
# ///
def mean_squared_error(y, t):
    k = np.argmax(t)
    return 0.5 * (y[k] - t[k]) ** 2
