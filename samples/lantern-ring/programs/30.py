import sys
data = list(map(int, sys.stdin.buffer.read().split()))
n = data[0]
b = data[1:]
f = [0] * (n + 4)
for i in range(n - 1, -1, -1):
    f[i] = max(f[i + 1], b[i] + f[i + 3])
print(f[0])
