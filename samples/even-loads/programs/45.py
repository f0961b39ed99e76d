from itertools import accumulate

n, d = map(int, input().split())
mods = [s % d for s in accumulate(map(int, input().split()), initial=0)]
# From the right: the latest pair of equal mods.
right_end = {}
for i in range(n, -1, -1):
    if mods[i] in right_end:
        print(i + 1, right_end[mods[i]])
        break
    right_end[mods[i]] = i
