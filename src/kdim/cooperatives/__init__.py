"""The cooperative itself: its by-laws, its people and their powers, and the trail of what they did."""
