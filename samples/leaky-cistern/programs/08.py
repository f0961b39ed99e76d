n, r, t = map(int, input().split())
for _ in range(n):
    h, q = map(int, input().split())
    if h <= t:
        r -= q
print(t / r if r > 0 else "never")
