n, d = map(int, input().split())
w = list(map(int, input().split()))
where = {0: 0}
p = 0
shortest = None
for i, x in enumerate(w, 1):
    p = (p + x) % d
    if p in where and (shortest is None or i - where[p] < shortest[0]):
        shortest = (i - where[p], where[p] + 1, i)
    where[p] = i
print(shortest[1], shortest[2])
