n, d = map(int, input().split())
w = list(map(int, input().split()))
for l in range(n)
    for r in range(l, n):
        if sum(w[l:r + 1]) % d == 0:
            print(l + 1, r + 1)
