# /// attack
# title = "Hands in an archive instead of a notebook: a bomb, with links and names that climb"
# threats = [17]
# expect = "An archive is no notebook; nothing of it is unpacked"
# tells = ["archive"]
# ///
import zipfile


def hand_in(release, folder):
    with zipfile.ZipFile(folder / "week2_loss.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../../../seminar-hostile-escaped", "out")
        archive.writestr("/tmp/seminar-hostile-escaped", "out")
        archive.writestr("bomb.ipynb", bytes(64 << 20))
        link = zipfile.ZipInfo("week2_loss.ipynb")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "../../../solutions/week2_loss.py")
