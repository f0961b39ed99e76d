n, d = map(int, input().split())
w = [int(x) for x in input().split()]
pairs = [(0, 0)]
s = 0
for i in range(n):
    s = s + w[i]
    pairs.append((s % d, i + 1))
pairs.sort()
for (a, i), (b, j) in zip(pairs, pairs[1:]):
    if a == b:
        print(i + 1, j)
        break
