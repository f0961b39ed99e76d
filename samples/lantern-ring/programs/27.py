n = int(input())
b = list(map(int, input().split()))

def row(v):
    f = [0] * (len(v) + 1)
    for i in range(1, len(v) + 1):
        f[i] = f[i - 1]
        # any earlier lantern that is far enough
        f[i] = max(f[i], v[i - 1] + max(f[:max(1, i - 2)]))
    return f[-1]

if n < 4:
    print(max(0, max(b)))
else:
    print(max(row(b[2:]), row(b[1:-1]), row(b[:-2])))
