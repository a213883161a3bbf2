# /// attack
# title = "Asks for another kernel: bash, one of its own, one whose name is a path"
# threats = [19, 11]
# expect = "The kernel is not the notebook's to choose"
# points = { mean_squared_error = 3.0 }
# ///
from tests.hostile.paper import filled, put


def hand_in(release, folder):
    notebook = filled(release)
    notebook["metadata"] |= {
        "kernelspec": {"name": "../../bash", "language": "bash", "display_name": "<script>pwned()</script>"},
        "language_info": {"name": "<script>pwned()</script>", "file_extension": "/../../x", "version": []},
        "title": "<script>pwned()</script>", "widgets": {"application/vnd.jupyter.widget-state+json": {"state": 1}},
    }
    put(folder, notebook)
