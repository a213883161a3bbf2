# /// variant
# title.en = "Brackets are missing above: only one of the two heights is divided"
# title.ja = "分子の括弧がなく、二つの値の片方だけを割っている"
# hint.en = "Your results are huge, and on high ground they are big even where f is flat. Python divides before it subtracts. What should be divided, and what is?"
# hint.ja = "結果がとても大きくなり、f が平らなところでも 0 になりません。Python では、引き算より割り算が先に計算されます。割るべきものは何で、実際に割っているのは何でしょうか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return f(x + h) - f(x - h) / (2 * h)
