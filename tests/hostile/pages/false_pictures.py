# /// attack
# title = "Displays pictures that are none: text that breaks out of the page's attribute, SVG, megabytes of nothing"
# threats = [20]
# expect = "A picture is base64 of its kind, or it is dropped"
# points = { mean_squared_error = 3.0 }
# honest = ["mean_squared_error"]
# ///
EVIL = "x\" onerror=\"pwned()\"><script>pwned()</script><img src=\""
for kind in ("image/png", "image/jpeg"):
    display({kind: EVIL}, raw=True, metadata={kind: {"width": EVIL, "height": "1 onerror=pwned()"}})
    display({kind: b"<svg onload=pwned()>"}, raw=True, metadata={"filenames": {kind: "https://pwned.example/x.png"}})
