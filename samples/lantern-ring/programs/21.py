n = int(input())
b = list(map(int, input().split()))

def row(b, lo, hi):
    a = p = q = 0
    for i in range(lo, hi + 1):
        a, p, q = max(a, q + b[i]), a, p
    return a

ans = row(b, 2, n - 1)
ans = max(ans, b[0] + row(b, 3, n - 3))
if n >= 2:
    ans = max(ans, b[1] + row(b, 4, n - 2))
print(ans)
