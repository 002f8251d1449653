"""Fields with a chat model: what it is asked, and what of its answer the page bears out.

The model proposes, the page decides: a proposed value counts as far as it stands in the document. Asking itself is
done elsewhere; nothing here has a network.
"""
