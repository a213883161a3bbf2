# /// attack
# title = "Forges outputs of unknown kinds, with markup in names, tracebacks and pictures"
# threats = [8, 20]
# expect = "Only known kinds are kept, and nothing in them acts on a page"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# ///
import msgspec

EVIL = "\"></pre><script>pwned()</script><img src=x onerror=pwned()>"


def change(wire, message, blob):
    forged = [
        wire.Output("stream", name=EVIL, text=EVIL),
        wire.Output("error", ename=EVIL, evalue=EVIL, traceback=[EVIL]),
        wire.Output("display_data", data={"image/png": EVIL, "text/html": EVIL, EVIL: EVIL}),
        wire.Output("display_data", data={"image/svg+xml": EVIL, "text/plain": EVIL}),
        wire.Output("execute_result", data={"text/plain": "99.0"}),
        wire.Output(EVIL, name=EVIL),
    ]
    return message, msgspec.json.encode(forged)


through_wire(change)
armed.append(1)
