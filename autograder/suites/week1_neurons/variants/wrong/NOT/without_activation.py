# /// variant
# title.en = "The sum comes back without the activation function"
# title.ja = "総和を活性化関数に通さずに返している"
# hint.en = "Your answers are the bare sums: some are below 0, and none is near 1. Which function comes after the sum and makes the answer clear?"
# hint.ja = "総和がそのまま返っているため、0 より小さい答えがあり、1 に近い答えがありません。総和の後に来て、答えをはっきりさせるのは、どの関数でしょうか。"
# fails = "test_number_from_0_to_1"
# ///
def NOT(x):
    b, w = 0.2, -1
    return b + w * x
