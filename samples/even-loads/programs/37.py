import sys

data = list(map(int, sys.stdin.buffer.read().split()))
n, d = data[0], data[1]
seen = {0: 0}
total = 0
for i in range(1, n + 1):
    total = (total + data[i + 1]) % d
    if total in seen:
        print(seen[total] + 1, i)
        break
    seen[total] = i
