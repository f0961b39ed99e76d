import sys
input = sys.stdin.readline

def straight(v):
    dp = [0, 0, 0]
    for x in v:
        dp.append(max(dp[-1], dp[-3] + x))
    return dp[-1]

n = int(input())
b = list(map(int, input().split()))
answer = max(0, max(b))
if n > 5:
    for shift in range(3):
        turned = b[shift:] + b[:shift]
        answer = max(answer, straight(turned[:n - 2]))
print(answer)
