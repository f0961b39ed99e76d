def row(b, lo, hi):
    a = p = q = 0
    for i in range(lo, hi + 1):
        a, p, q = max(a, q + b[i]), a, p
    return a

n = int(input())
values = list(map(int, input().split()))
print(row(values, 0, n - 1))
