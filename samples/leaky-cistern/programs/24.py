import sys
from collections import defaultdict
input = sys.stdin.readline

n, r, t = map(int, input().split())
out = defaultdict(int)
for _ in range(n):
    h, q = map(int, input().split())
    if h < t:
        out[h] += q
hours = 0.0
level = 0
for h in sorted(out) + [t]:
    if r <= 0:
        print("never")
        break
    hours += (h - level) / r
    level = h
    r -= out.get(h, 0)
else:
    print(hours)
