n = int(input())
b = list(map(int, input().split()))
from functools import lru_cache

@lru_cache(None)
def best(i):
    if i >= n:
        return 0
    return max(best(i + 1), b[i] + best(i + 3))

print(best(0) if n < 3 else max(best(0), best(n + 1) + b[n]))
