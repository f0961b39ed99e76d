n = int(input())
b = list(map(int, input().split()))

def row(b, lo, hi):
    a = p = q = 0
    for i in range(lo, hi + 1):
        a, p, q = max(a, q + b[i]), a, p
    return a

if n == 1:
    print(max(b[0], 0))
else:
    # Lantern n is a neighbour of lantern 1: leave out one of them.
    print(max(row(b, 0, n - 2), row(b, 1, n - 1)))
