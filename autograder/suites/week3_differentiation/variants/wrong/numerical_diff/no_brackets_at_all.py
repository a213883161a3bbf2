# /// variant
# title.en = "All brackets of the fraction are missing"
# title.ja = "分数の分子にも分母にも括弧がない"
# hint.en = "What comes back is about the height of f, not its slope. Python follows its own order: first / and *, then + and -. How do you tell it what belongs above and what below the line?"
# hint.ja = "傾きではなく、f の値とほぼ同じ数が返っています。Python は / と * を先に、+ と - をあとで計算します。どこまでが分子で、どこまでが分母かを伝えるには、どうすればよいでしょうか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return f(x + h) - f(x - h) / 2 * h
