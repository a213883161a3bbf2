# /// variant
# title.en = "The answers are looked up in a table"
# title.ja = "答えを表から引いている"
# hint.en = "Your table knows the four corners only; for the other points of the figure the function stops with an error. Neurons compute with any number: which of them make up XOR?"
# hint.ja = "表には四つの角しかないため、図で使うほかの点ではエラーで止まります。ニューロンなら、どんな数でも計算できます。どのニューロンを組み合わせれば XOR になるでしょうか。"
# fails = "test_number_from_0_to_1"
# ///
def XOR(x1, x2):
    table = {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 0}
    return table[(x1, x2)]
