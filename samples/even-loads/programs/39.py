from itertools import accumulate

n, d = map(int, input().split())
rests = [s % d for s in accumulate(map(int, input().split()), initial=0)]
# From the right: the latest pair of equal rests.
seen = {}
for i in range(n, -1, -1):
    if rests[i] in seen:
        print(i + 1, seen[rests[i]])
        break
    seen[rests[i]] = i
