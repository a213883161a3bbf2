# A list that grows until the memory is full.
pieces = []
while True:
    pieces.append(np.ones(1_000_000))
