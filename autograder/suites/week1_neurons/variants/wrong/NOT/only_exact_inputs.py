# /// variant
# title.en = "Nothing comes back unless the input is exactly 0 or 1"
# title.ja = "入力がちょうど 0 か 1 のときしか値を返していない"
# hint.en = "For an input that is only nearly 0 or 1, as other neurons give it, none of your cases applies and None comes back. Can one formula serve all numbers?"
# hint.ja = "ほかのニューロンの出力のように、0 や 1 に近いだけの入力では、どの場合にも当てはまらず None が返っています。どんな数にも使える1つの式で書けないでしょうか。"
# fails = "test_nearly"
# ///
def NOT(x):
    if x == 0:
        return 1
    elif x == 1:
        return 0
