"""From what a person chose to an answer: values found, bound in, and the answer in every format."""
