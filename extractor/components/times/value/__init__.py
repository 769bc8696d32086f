"""From an expression to its meaning: one reader for each rule of the grammar."""
