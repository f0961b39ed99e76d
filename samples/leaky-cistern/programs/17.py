import heapq
import sys

it = map(int, sys.stdin.read().split())
n, r, t = next(it), next(it), next(it)
heap = [(next(it), next(it)) for _ in range(n)]
heapq.heapify(heap)
total = 0.0
level = 0
while heap and heap[0][0] < t and r > 0:
    h, q = heapq.heappop(heap)
    total += (h - level) / r
    level = h
    r -= q
print("never" if r <= 0 else total + (t - level) / r)
