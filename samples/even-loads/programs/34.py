n, d = map(int, input().split())
w = list(map(int, input().split()))
known = {0: (0, 0)}
total = 0
run = (1, n)
for i in range(1, n + 1):
    total += w[i - 1]
    m = total % d
    if m in known and total - known[m][1] > 0:
        run = (known[m][0] + 1, i)
        break
    known[m] = (i, total)
print(*run)
