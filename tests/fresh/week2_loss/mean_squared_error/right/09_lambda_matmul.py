# A lambda, with the product of a row and a column.
mean_squared_error = lambda y, t: float(((y - t).reshape(1, -1) @ (y - t).reshape(-1, 1))[0, 0]) * 0.5
