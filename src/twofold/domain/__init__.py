"""What is true: values and rules. Imports nothing else of ours."""
