# /// attack
# title = "Draws figures of a gigapixel"
# threats = [12]
# expect = "The cell fails for want of memory, the exercises count"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
plt.figure(figsize=(300, 300), dpi=100)
plt.plot([0, 1])
plt.show()
