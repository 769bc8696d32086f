"""`make mutants [ONLY=WORDS]`: whatever decides must be missed by a test when it is gone.

Every rule is switched off, every set of words is emptied, every comparison and constant of the arithmetic is flipped, one at
a time, and the tests that concern it are run; what no test misses is a survivor.  It is deleted, or gets an example.

Reading order: `mutant` (one change and whom it concerns), `words`, `rules` and `flips` (where mutants come from), `concern`
(which tests are asked about which mutant), `forks` (one process for each), `__main__`.
"""
