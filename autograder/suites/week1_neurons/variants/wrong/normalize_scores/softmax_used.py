# /// variant
# title.en = "Softmax is used instead of plain division"
# title.ja = "単純な割り算ではなく、ソフトマックス関数を使っている"
# hint.en = "Your probabilities add up to 1, but a score twice as large does not get twice the probability, and none is ever exactly zero. Which formula does section 5 use for scores that are not negative?"
# hint.ja = "和は 1 になっていますが、スコアが2倍でも確率は2倍にならず、スコアが 0 でも確率が 0 になりません。負にならないスコアには、5節ではどの式を使っているでしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    return softmax(scores)
