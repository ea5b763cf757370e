"""The cooperative itself: its rules, its people, its trail, its particulars."""
