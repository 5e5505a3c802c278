"""YAML text to a tree of nodes, from PyYAML's event stream; everything that would surprise a writer is refused."""

from escape_game.reading.nodes import ListNode, MapNode, Node, TextNode

__all__ = ["ListNode", "MapNode", "Node", "TextNode"]
