"""The pages of a long document, in storage and not in memory: loaded when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import overload

from docbeat.document.model import Page

# Whoever looks at pages does so in order: some around the last one are all that is worth keeping.
_KEPT = 48


class StoredPages(Sequence[Page]):
    """Pages with the ascending ``numbers``; ``load(index)`` gives one of them.

    A page that is changed is not stored again. ``on_load`` hears the index of every page that is loaded.
    """

    def __init__(self, numbers: Sequence[int], load: Callable[[int], Page]) -> None:
        self._indices = {number: index for index, number in enumerate(numbers)}
        self._load = load
        self._kept: OrderedDict[int, Page] = OrderedDict()
        self.on_load: Callable[[int], None] = lambda _index: None

    def __len__(self) -> int:
        return len(self._indices)

    @overload
    def __getitem__(self, index: int) -> Page: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Page]: ...
    def __getitem__(self, index: int | slice) -> Page | Sequence[Page]:
        if isinstance(index, slice):
            return [self._page(one) for one in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._page(index % len(self))

    def __iter__(self) -> Iterator[Page]:
        return map(self._page, range(len(self)))

    def numbered(self, number: int) -> Page:
        """The page with this number.

        Raises:
            KeyError: it is not among them.
        """
        return self._page(self._indices[number])

    def _page(self, index: int) -> Page:
        page = self._kept.get(index)
        if page is not None:
            self._kept.move_to_end(index)
            return page
        self.on_load(index)
        page = self._kept[index] = self._load(index)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return page
