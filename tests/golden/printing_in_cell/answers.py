# Prints without end.
while True:
    print("the loss is", 0.0975)
