# /// variant
# unusual = "Recursion over the axes, numerical_diff along each entry, in float32"
# ///
def numerical_gradient(f, x):
    x = x if x.dtype.kind == "f" else x.astype(float)

    def slopes(part):
        if part.ndim > 1:
            return [slopes(inner) for inner in part]
        found = []
        for i in range(len(part)):
            value = float(part[i])

            def along(s, i=i):
                part[i] = s
                return f(x)

            found.append(numerical_diff(along, value))
            part[i] = value
        return found

    return np.array(slopes(x), dtype=np.float32)
