# /// variant
# title.en = "NOT is applied to each input instead of to the answer of AND"
# title.ja = "AND の答えではなく、入力の一つひとつに NOT を使っている"
# hint.en = "Your gate says 0 for every pair of inputs. Not both is another thing than neither of them: what exactly has to be turned round?"
# hint.ja = "どの組み合わせにも 0 と答えています。「両方ではない」と「どちらでもない」は別のことです。反転させるべきものは何でしょうか。"
# fails = "test_whole_numbers"
# ///
def XOR(x1, x2):
    s1 = AND(NOT(x1), NOT(x2))
    s2 = OR(x1, x2)
    return AND(s1, s2)
