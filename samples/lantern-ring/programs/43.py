n = int(input())
brightness = [int(x) for x in input().split()]
lit, rest = {}, {}
best = [0]
for i in range(1, n + 1):
    take = brightness[i - 1] + (best[i - 3] if i >= 3 else 0)
    best.append(max(best[i - 1], take))
print(best[n])
