# A cell of the student's own never ends.
step = 0
while step < 10:
    pass
