"""The worksheet of needs and wants: two sides written in private, the rounds, requests and replies."""
