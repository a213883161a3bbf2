# /// variant
# title.en = "Only one of the two cases is there"
# title.ja = "二つの場合のうち、片方しか扱っていない"
# hint.en = "Your gate says 1 if the first input alone is 1, but not if the second alone is. Swapping the inputs of XOR changes nothing: which case is still lacking?"
# hint.ja = "1つ目だけが 1 のときは 1 と答えますが、2つ目だけが 1 のときは 0 のままです。XOR は入力を入れ替えても答えが変わりません。まだ扱っていないのは、どの場合でしょうか。"
# fails = "test_whole_numbers"
# ///
def XOR(x1, x2):
    return AND(x1, NOT(x2))
