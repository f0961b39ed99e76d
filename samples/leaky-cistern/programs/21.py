import sys
from collections import defaultdict
input = sys.stdin.readline

n, r, t = map(int, input().split())
leak = defaultdict(int)
for _ in range(n):
    h, q = map(int, input().split())
    if h < t:
        leak[h] += q
answer = 0.0
level = 0
for h in sorted(leak) + [t]:
    if r <= 0:
        print("never")
        break
    answer += (h - level) / r
    level = h
    r -= leak.get(h, 0)
else:
    print(answer)
