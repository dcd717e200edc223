"""Gathers the sentences that one screen says aloud in one language (pure)."""

from dataclasses import dataclass

from kiosk.campaign.texts import Texts
from kiosk.visit.buttons import next_word
from kiosk.visit.context import Facts
from kiosk.visit.visit import Visit
from kiosk.voice.parts import Value
from kiosk.voice.sentence import Sentence, sentences
from kiosk.words import Words, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A screen in one state: the visit (None: the attract scene), and what stands beside it.

    `number` is the receipt's, `paper` a key of the words `paper`; `agents` are the official agents' names
    (None: the pack's); `asking`: is somebody still there; `broken`: the code of a kiosk that is not ready.
    """

    visit: Visit | None = None
    number: str = ""
    paper: str = ""
    agents: tuple[str, ...] | None = None
    asking: bool = False
    broken: str = ""


class Speaker:
    """Gathers the sentences of one scene in one language."""

    def __init__(self, scene: Scene, facts: Facts, language: str) -> None:
        self.scene = scene
        self.facts = facts
        self.language = language
        self.words: Words = words(language, "screens", "voice")
        self.texts: Texts = facts.campaign.text(language)
        self.said: list[Sentence] = []

    @property
    def visit(self) -> Visit:
        assert self.scene.visit is not None
        return self.scene.visit

    def read(self, *texts: str) -> None:
        """Texts that are spoken as they are written."""
        for text in texts:
            self.said += sentences(text, {}, self.words)

    def word(self, table: str, *keys: str) -> None:
        """Words of the screens that are spoken as they are written."""
        self.read(*(self.words(table, key) for key in keys))

    def say(self, key: str, **values: Value) -> None:
        """A sentence that is only spoken, with its values."""
        self.fill("speech", key, values)

    def fill(self, table: str, key: str, values: dict[str, Value]) -> None:
        """A sentence of the screens with its values."""
        self.said += sentences(self.words.find(table, key), values, self.words)

    def choices(self, *texts: str) -> None:
        """What can be chosen, one after the other."""
        self.say("choices")
        self.read(*texts)

    def way_on(self) -> None:
        """The button that leads on."""
        self.read(self.words("speech", "next", button=self.words("bar", next_word(self.visit, self.facts))))
