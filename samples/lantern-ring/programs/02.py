n = int(input())
b = list(map(int, input().split()))
if n < 6:
    print(max(b))
else:
    best = max(b)
    for cut in range(3):
        v = b[cut:] + b[:cut]
        v = v[:n - 2]
        f = []
        for i, x in enumerate(v):
            take = x + (f[i - 3] if i >= 3 and f[i - 3] > 0 else 0)
            f.append(take if i == 0 else max(f[i - 1], take))
        best = max(best, f[-1])
    print(best)
