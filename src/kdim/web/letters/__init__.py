"""Messages that leave the house: their words, and the round that sends what the outbox holds."""
