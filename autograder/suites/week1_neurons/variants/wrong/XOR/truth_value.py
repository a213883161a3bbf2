# /// variant
# title.en = "The inputs are compared: True or False comes back"
# title.ja = "入力を比較して True か False を返している"
# hint.en = "A truth value comes back, but gates made of neurons answer with a number. How do you put your AND, OR and NOT together instead?"
# hint.ja = "真偽値が返っています。ニューロンで作ったゲートの答えは数です。自分で作った AND・OR・NOT を組み合わせて書けますか。"
# fails = "test_number_from_0_to_1"
# ///
def XOR(x1, x2):
    return x1 != x2
