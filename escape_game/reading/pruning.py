"""A tree without the parts that are wrong, so that what is right in it is read all the same."""

from collections.abc import Iterable

from escape_game.reading.nodes import ListNode, MapNode, Node

Path = tuple[int | str, ...]


def without(node: Node, paths: Iterable[Path]) -> Node | None:
    """Return a tree without what stands at the end of these paths; None where one of them ends at the tree itself.

    Steps that are neither keys nor places of the tree are passed over: only a model has them.
    """
    inside = [_known(node, path) for path in paths]
    if not all(inside):
        return None
    if isinstance(node, MapNode):
        return _mapping_without(node, inside)
    return _list_without(node, inside) if isinstance(node, ListNode) else node


def _known(node: Node, path: Path) -> Path:
    """Return a path from its first step that this node has; () where it has none of them."""
    for place, step in enumerate(path):
        if isinstance(node, MapNode) and step in node:
            return path[place:]
        if isinstance(node, ListNode) and isinstance(step, int) and step < len(node):
            return path[place:]
    return ()


def _mapping_without(node: MapNode, paths: list[Path]) -> MapNode:
    left = MapNode(node.span)
    for key, value in node.items():
        inner = [path[1:] for path in paths if path[0] == key]
        kept = without(value, inner) if inner else value
        if kept is not None:
            left[key] = kept
            left.key_spans[key] = node.key_spans[key]
    return left


def _list_without(node: ListNode, paths: list[Path]) -> ListNode:
    left = ListNode(node.span)
    for place, value in enumerate(node):
        inner = [path[1:] for path in paths if path[0] == place]
        kept = without(value, inner) if inner else value
        if kept is not None:
            left.append(kept)
    return left
