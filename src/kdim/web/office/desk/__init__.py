"""The desk: find the member, take or pay out money, hand over the receipt; all of it by keyboard."""
