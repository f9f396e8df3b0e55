"""What reading paths gives, as tests compare it."""

from __future__ import annotations

import io
from pathlib import Path

from isnad.records import Article, SetAside
from isnad.sources import CODES, read
from isnad.sources.skipping import Skips

TEXT = "قال المتحدث باسم الوزارة، الخميس، إن القوات بدأت الانسحاب من المدينة بعد اتفاق مع الوجهاء."
OTHER = "أعلنت البلدية، الأحد، أن أعمال إصلاح الجسر القديم تبدأ مطلع الشهر المقبل وتستمر أسبوعين."


class Reading:
    """The articles of some paths, what was set aside and what was passed over."""

    def __init__(self, *paths: object, columns: dict[str, str] | None = None, stdin: bytes = b"") -> None:
        skips = Skips()
        given = [str(path) for path in paths]
        found = list(read(given, columns=columns or {}, stdin=io.BytesIO(stdin), skips=skips))
        self.articles = [item for item in found if isinstance(item, Article)]
        refused = [item for item in found if isinstance(item, SetAside)]
        assert all(item.code in CODES and item.message for item in refused)
        self.aside = [(item.source, item.code) for item in refused]
        self.messages = [item.message for item in refused]
        self.skipped = {what.why: what.count for what in skips.told()}

    @property
    def sources(self) -> list[str]:
        return [article.source for article in self.articles]


def of(path: Path, data: bytes | str) -> Path:
    """A file with this in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
