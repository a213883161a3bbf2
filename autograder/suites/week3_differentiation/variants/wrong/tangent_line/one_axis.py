# /// variant
# title.en = "The heights come back as a flat row"
# title.ja = "高さが1次元に並んで返ってくる"
# hint.en = "For a row of places your line is right, for a table of places the heights lose their shape or go missing. What does NumPy do by itself when you add a number to an array of any shape?"
# hint.ja = "t が1次元の配列なら正しいのに、2次元以上では形状が変わったり、高さが足りなくなったりします。どんな形状の配列でも、数を足すと NumPy はどう計算するでしょうか。"
# fails = "test_arrays"
# ///
def tangent_line(f, x):
    slope, height = numerical_diff(f, x), f(x)

    def line(t):
        heights = [height + slope * (place - x) for place in np.ravel(t)]
        return np.array(heights) if np.ndim(t) else heights[0]

    return line
