"""Training of the reader: from gold articles to a folder of weights.

gold        articles as people read them, slot by slot
labels      which candidates the gold calls right
examples    an article as the tensors that the network reads
network     encoder and heads, in torch
fit         the loop over the articles, resumable
"""
