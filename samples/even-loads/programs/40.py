n, d = map(int, input().split())
w = list(map(int, input().split()))
seen = {0: (0, 0)}
total = 0
answer = (1, n)
for i in range(1, n + 1):
    total += w[i - 1]
    m = total % d
    if m in seen and total - seen[m][1] > 0:
        answer = (seen[m][0] + 1, i)
        break
    seen[m] = (i, total)
print(*answer)
