"""What is put beside a landed file: its page, or a word why there is none."""

from pathlib import PurePosixPath

from autograder import files
from autograder.errors import StorageError
from autograder.messages import Phrase
from autograder.watching import ground, names, pages
from autograder.watching.events import Teller, What
from autograder.watching.ground import Landed
from autograder.watching.ledger import Ledger, Task
from autograder.watching.site import Site
from autograder.watching.take import Hand


class Replies:
    """Answers files: in the folder, in the ledger, and to whoever listens to the watch."""

    def __init__(self, site: Site, ledger: Ledger, teller: Teller) -> None:
        self._site, self._ledger, self._teller = site, ledger, teller

    def finish(self, task: Task, hand: Hand, said: Phrase, page: bytes) -> None:
        """One of a file's hand-ins is done; the last one answers the file."""
        if not self._ledger.is_current(task):
            return  # another content came to lie there, which has an answer of its own
        task.done[hand.student] = said
        task.left.discard(hand.student)
        own = page or pages.page(self._site.course, self._site.assignment, said)
        if task.taken.several:
            self._put(task.one, names.answer(task.one.way, hand.student), own)
        else:
            task.page = own
        if not task.left:
            self.answer(task)

    def answer(self, task: Task) -> None:
        """Answer a file of which nothing is left to grade."""
        course, assignment, taken = self._site.course, self._site.assignment, task.taken
        until = min(taken.held.values(), default=None)
        what = What.ANSWERED if task.done else What.WAITS if until else What.NOT_TAKEN
        said = "; ".join(f"{who}: {words}" if taken.several else str(words)
                         for who, words in task.done.items())  # fmt: skip
        if taken.several:
            page = pages.overview(course, assignment, task.one, taken, task.done)
        elif until:
            words = pages.waits(course, until)
            said, page = str(words), pages.page(course, assignment, words)
        elif task.done:
            page = task.page
        else:
            words = pages.outcome(taken.others[0]) if taken.others else pages.OUR_SIDE
            said = "; ".join(one.note for one in taken.others) or str(words)
            page = pages.page(course, assignment, words)
        self._put(task.one, names.answer(task.one.way), page)
        self._ledger.close(task, taken.sha256, until, graded=bool(task.done))
        students = ", ".join([*task.done, *taken.held])
        self._teller.tell(what, task.one.path, began=task.began, said=said, student=students)

    def refuse(
        self, task: Task, said: Phrase, what: What = What.NOT_TAKEN, detail: str = ""
    ) -> None:
        """Answer a file that is taken nowhere."""
        page = pages.page(self._site.course, self._site.assignment, said)
        self._put(task.one, names.answer(task.one.way), page)
        self._ledger.close(task, task.taken.sha256)
        self._teller.tell(what, task.one.path, began=task.began, said=detail or str(said))

    def _put(self, one: Landed, path: PurePosixPath, page: bytes) -> None:
        """Write an answer; one that cannot be written is told, and costs nobody else's."""
        if ground.state(self._site.folder, one) is None:
            return  # whoever took the file away wants no page
        try:
            ground.answer(self._site.folder, path, page)
        except (StorageError, OSError) as error:
            if files.stops_all(error.__cause__ or error):
                raise
            self._teller.trouble(f"{path}: cannot be written ({error})")
