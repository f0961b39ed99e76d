from sys import stdin

n = int(stdin.readline())
a = list(map(int, stdin.readline().split()))
# Walk the lanterns once; keep the best with the last lit 0, 1 or at least 2 steps ago.
NEG = -10 ** 18
s0, s1, s2 = NEG, NEG, 0
for x in a:
    s0, s1, s2 = s2 + x, s0, max(s1, s2)
print(max(s0, s1, s2))
