import sys

def line(v):
    a = b = c = 0
    for x in v:
        a, b, c = b, c, max(c, a + x)
    return c

data = list(map(int, sys.stdin.read().split()))
n, v = data[0], data[1:]
if n == 1:
    print(max(0, v[0]))
else:
    print(max(line(v[1:]), line(v[:-1])))
