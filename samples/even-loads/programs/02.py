n, d = map(int, input().split())
w = list(map(int, input().split()))
seen = {0: 0}
t = 0
for i, x in enumerate(w, 1):
    t = (t + x) % d
    if t in seen:
        print(seen[t], i)
        break
    seen[t] = i
