# /// attack
# title = "Raises exceptions whose names and texts are HTML and escape sequences"
# threats = [20, 23]
# expect = "A traceback is text"
# points = { mean_squared_error = 3.0 }
# honest = ["mean_squared_error"]
# ///
EVIL = "</pre><script>pwned()</script>\x1b]8;;javascript:pwned()\x07\x1b[31m<img src=x onerror=pwned()>\x1b[38;2;1;1;1m"
print(EVIL)
raise type(EVIL, (Exception,), {})(EVIL)
