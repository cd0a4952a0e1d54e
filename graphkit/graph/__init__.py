"""The knowledge graph, and what it can be asked: questions, queries, networks."""

from graphkit.graph.knowledge_graph import KnowledgeGraph

__all__ = ["KnowledgeGraph"]
