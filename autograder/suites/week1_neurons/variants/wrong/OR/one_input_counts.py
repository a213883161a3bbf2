# /// variant
# title.en = "The answer depends on one of the inputs only"
# title.ja = "答えが片方の入力だけで決まっている"
# hint.en = "Your answer stays the same when only the other input changes. Is each of the inputs in your sum?"
# hint.ja = "もう片方の入力だけを変えても、答えが変わりません。総和に、どちらの入力も入っているでしょうか。"
# fails = "test_whole_numbers"
# ///
def OR(x1, x2):
    return sigmoid(-0.2 + x1, 20)
