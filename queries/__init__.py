"""What can be asked: questions as files, guarded execution, and the numbers and networks of answers."""
