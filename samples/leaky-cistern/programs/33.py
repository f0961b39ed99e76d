import sys

n, r, t = map(int, input().split())
holes = sorted(tuple(map(int, input().split())) for _ in range(n))

def fill(i, level, rate):
    if rate <= 0:
        return float("inf")
    if i == n or holes[i][0] >= t:
        return (t - level) / rate
    h, q = holes[i]
    return (h - level) / rate + fill(i + 1, h, rate - q)

answer = fill(0, 0, r)
print("never" if answer == float("inf") else answer)
