# /// variant
# title.en = "The two conditions are joined by OR instead of AND"
# title.ja = "二つの条件を AND ではなく OR でつないでいる"
# hint.en = "Your gate says 1 for every pair of inputs. At least one of your two conditions always holds: should one of them be enough, or does XOR need both?"
# hint.ja = "どの組み合わせにも 1 と答えています。二つの条件のうち少なくとも一つは、いつでも成り立つからです。片方の条件だけで十分でしょうか、それとも両方が必要でしょうか。"
# fails = "test_whole_numbers"
# ///
def XOR(x1, x2):
    s1 = NOT(AND(x1, x2))
    s2 = OR(x1, x2)
    return OR(s1, s2)
