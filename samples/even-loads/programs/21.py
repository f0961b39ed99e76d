import sys

data = list(map(int, sys.stdin.buffer.read().split()))
n, d = data[0], data[1]
seen = [None] * d
seen[0] = 0
total = 0
for i in range(1, n + 1):
    total = (total + data[i + 1]) % d
    if seen[total] is not None:
        print(seen[total] + 1, i)
        break
    seen[total] = i
