"""The instructor's report on a class: load, analyse, render."""
