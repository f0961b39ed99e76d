n, d = map(int, input().split())
w = list(map(int, input().split()))
total = 0
for i in range(n):
    total += w[i]
    if not total % d:
        print(1, i + 1)
        break
else:
    print(1, n)
