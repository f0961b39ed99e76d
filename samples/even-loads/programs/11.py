import sys

data = list(map(int, sys.stdin.buffer.read().split()))
n, d = data[0], data[1]
first = {0: 0}
rest = 0
for i in range(1, n + 1):
    rest = (rest + data[i + 1]) % d
    if rest in first:
        print(first[rest] + 1, i)
        sys.exit()
    first[rest] = i
