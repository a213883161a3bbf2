# /// variant
# title.en = "The gradient is scaled to length 1"
# title.ja = "勾配を長さ 1 にそろえている"
# hint.en = "All your steps are equally long, on a steep slope as on a gentle one, so near the bottom you keep stepping over it. The length of the gradient counts as well as its direction."
# hint.ja = "急な坂でも緩やかな坂でも一歩の長さが同じなので、谷底の近くで行ったり来たりします。勾配は、向きだけでなく、大きさも使います。"
# fails = "test_several_steps"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad / (np.linalg.norm(grad) + 1e-8)
    return x
