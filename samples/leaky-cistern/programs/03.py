n, r, t = map(int, input().split())
hours = 0
level = 0
for _ in range(n):
    h, q = map(int, input().split())
    if h >= t:
        break
    hours += (h - level) / r
    level = h
    r -= q
    if r <= 0:
        break
print("never" if r <= 0 else "%.9f" % (hours + (t - level) / r))
