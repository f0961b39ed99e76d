# Solution
n, r, t = map(int, input().split())
time_needed = 0
last_h = 0
for _ in range(n):
    h, q = map(int, input().split())
    if h >= t:
        break
    time_needed += (h - last_h) / r
    last_h = h
    r -= q
    if r <= 0:
        break
print("never" if r <= 0 else "%.9f" % (time_needed + (t - last_h) / r))

# end
