"""Where to go: the exits of outcomes and choices."""

from typing import Protocol

from escape_game.reading.building.site import Site
from escape_game.reading.documents.scenes import TargetDocument
from escape_game.reading.nodes import TextNode
from escape_game.story.conditions import ALWAYS
from escape_game.story.effects import End, Exit, Go, Onward, Target, Travel, Visit
from escape_game.story.story import Resumption

ONWARD_WORDS = ("onward", "back")


class Leading(Protocol):
    """A document that may say where to go."""

    go: tuple[TargetDocument, ...]
    visit: TextNode | None
    travel: TextNode | None
    end: TextNode | None


def build_exit(document: Leading, site: Site, part: str) -> Exit | None:
    """Return where a document leads, or None if it doesn't say."""
    if not (document.go or document.visit or document.travel or document.end):
        return None
    if document.go and not (document.visit or document.travel or document.end):
        return _go(document.go, site)
    named = [node for node in (document.visit, document.travel, document.end) if node is not None]
    spans = [*(target.to.span for target in document.go[:1]), *(node.span for node in named)]
    if len(spans) > (2 if document.go and document.visit else 1):
        hint = "keep one of `go:`, `visit:`, `travel:` and `end:`; only `visit:` and `go:` go together"
        site.report("D107", spans[-1], "this leads to two places", hint)
    way = _go(document.go, site) if document.go else None
    if document.visit is not None:
        return _visit(document.visit, way, site, part)
    if document.travel is not None:
        return _named(document.travel, "legs", site)
    if document.end is not None:
        return _named(document.end, "endings", site)
    return way


def _visit(node: TextNode, way: Exit | None, site: Site, part: str) -> Exit:
    resume = -1
    if way is not None:
        resume = len(site.resumptions)
        site.resumptions.append(Resumption(f"{site.place.scene_id}.{part}", way))
    return Visit(site.find_scene(node), resume)


def _named(node: TextNode, kind: str, site: Site) -> Exit:
    """Return the way to a leg or an ending; to one that isn't written yet, the way to the page that says so."""
    known = getattr(site.names, kind)
    if node.value in site.names.unwritten and node.value not in known:
        return Go((Target(site.find_scene(node), ALWAYS),))
    index = site.find(kind, node)
    return Travel(index) if kind == "legs" else End(index)


def _go(targets: tuple[TargetDocument, ...], site: Site) -> Exit:
    if len(targets) == 1 and targets[0].to.value in ONWARD_WORDS and targets[0].when is None:
        return Onward()
    built = []
    for target in targets:
        if target.to.value in ONWARD_WORDS:
            hint = "write `then:` as a list, each part with its `when:` and its `go:`"
            site.report("D107", target.to.span, f"`{target.to.value}` can't stand in a list", hint)
            continue
        built.append(Target(site.find_scene(target.to), site.condition(target.when)))
    if targets[-1].when is not None:
        hint = "let the last line of the list have no `when:`"
        site.report("D107", targets[-1].to.span, "it may be that none of these holds", hint)
    return Go(tuple(built))
