n, d = map(int, input().split())
w = list(map(int, input().split()))
last = {0: 0}
p = 0
best = None
for i, x in enumerate(w, 1):
    p = (p + x) % d
    if p in last and (best is None or i - last[p] < best[0]):
        best = (i - last[p], last[p] + 1, i)
    last[p] = i
print(best[1], best[2])
