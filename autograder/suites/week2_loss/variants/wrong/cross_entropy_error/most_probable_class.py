# /// variant
# title.en = "Takes the most probable class instead of the right one"
# title.ja = "正解クラスではなく、確率が最大のクラスを使っている"
# hint.en = "Your loss is the same whatever the right answer is: it only asks how sure the network is. Whose probability should pay, that of the guess or that of the answer?"
# hint.ja = "正解が何であっても、同じ損失になっています。これではネットワークの自信の強さしかわかりません。損失に使うのは、予測したクラスの確率ですか、正解クラスの確率ですか。"
# fails = "test_batch_labels"
# ///
def cross_entropy_error(y, t):
    p = np.max(y, axis=-1)
    return -np.mean(np.log(p + 1e-7))
