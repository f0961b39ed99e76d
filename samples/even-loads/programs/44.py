n, d = map(int, input().split())
w = list(map(int, input().split()))
total = 0
for i in range(n):
    total += w[i]
    if total % d == 0:
        print(1, i + 1)
        break
else:
    print(1, n)
