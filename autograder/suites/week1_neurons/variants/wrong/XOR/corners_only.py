# /// variant
# title.en = "Nothing comes back beside the four corners"
# title.ja = "四つの角以外では値を返していない"
# hint.en = "For the other points of the figure none of your cases applies, and None comes back. How do AND, OR and NOT, put together, answer to any number?"
# hint.ja = "図のほかの点では、どの場合にも当てはまらず None が返っています。AND・OR・NOT を組み合わせると、どんな数にも答えられるようになります。どう組み合わせればよいでしょうか。"
# fails = "test_number_from_0_to_1"
# ///
def XOR(x1, x2):
    if x1 == 0 and x2 == 1:
        return 1
    elif x1 == 1 and x2 == 0:
        return 1
    elif x1 == x2:
        return 0
