n, d = map(int, input().split())
w = list(map(int, input().split()))
seen = {}
t = 0
for i in range(n + 1):
    t = (t + w[i]) % d
    if t in seen:
        print(seen[t] + 2, i + 1)
        break
    seen[t] = i
