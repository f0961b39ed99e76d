n, d = map(int, input().split())
w = [int(x) for x in input().split()]
order = [(0, 0)]
s = 0
for i in range(n):
    s += w[i]
    order.append((s % d, i + 1))
order.sort()
for (a, i), (b, j) in zip(order, order[1:]):
    if a == b:
        print(i + 1, j)
        break
