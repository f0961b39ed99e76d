import heapq
import sys

it = map(int, sys.stdin.read().split())
n, r, t = next(it), next(it), next(it)
holes = [(next(it), next(it)) for _ in range(n)]
heapq.heapify(holes)
hours = 0.0
level = 0
while holes and holes[0][0] < t and r > 0:
    h, q = heapq.heappop(holes)
    hours += (h - level) / r
    level = h
    r -= q
print("never" if r <= 0 else hours + (t - level) / r)
