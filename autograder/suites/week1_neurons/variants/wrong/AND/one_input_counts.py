# /// variant
# title.en = "The answer depends on one of the inputs only"
# title.ja = "答えが片方の入力だけで決まっている"
# hint.en = "Your answer stays the same when only the other input changes. Which inputs does the sum need, and is each of them in it, once?"
# hint.ja = "もう片方の入力だけを変えても、答えが変わりません。総和に必要な入力が、それぞれ1回ずつ入っているでしょうか。"
# fails = "test_whole_numbers"
# ///
def AND(x1, x2):
    return sigmoid(-1.5 + x1 + x1, 20)
