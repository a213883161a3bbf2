# /// variant
# title.en = "x and W are multiplied element by element"
# title.ja = "x と W を要素ごとに掛けている"
# hint.en = "Number is multiplied by number at the same place, and nothing is added up; where the sizes differ, it stops with an error. How does a neuron get a single sum out of a whole row of inputs?"
# hint.ja = "同じ位置の数どうしを掛けているだけで、足し合わせていません。大きさが違うとエラーになります。入力の1行全体から、ニューロンはどうやって1つの総和を作るのでしょうか。"
# fails = "test_products"
# ///
def affine(x, W, b):
    return x * W + b
