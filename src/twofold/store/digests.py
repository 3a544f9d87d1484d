"""BLAKE2b, from where Python itself has it: hashlib loads all of OpenSSL, which is felt at each start."""

try:
    from _blake2 import blake2b
except ImportError:  # another Python than CPython
    from hashlib import blake2b

__all__ = ["blake2b"]
