n, d = map(int, input().split())
w = list(map(int, input().split()))
s = 0
for i in range(n):
    s += w[i]
    if s % d == 0:
        print(1, i + 1)
        break
else:
    print(1, n)
