# /// variant
# title.en = "The return stands inside the loop"
# title.ja = "return がループの中にある"
# hint.en = "One step comes out right, but there is never a second one, and without steps nothing comes back at all. Look at the indentation of your return: when is it reached for the first time?"
# hint.ja = "1歩だけなら正しいのに2歩目に進まず、0歩のときは何も返りません。return の字下げを見てください。最初に return にたどり着くのは、いつですか。"
# fails = "test_several_steps"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x = x - lr * grad
        return x
