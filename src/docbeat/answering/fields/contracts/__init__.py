"""What agreements say in running text: their parties, days, law and sums."""
