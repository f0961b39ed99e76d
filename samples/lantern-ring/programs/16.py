n = int(input())
b = list(map(int, input().split()))
dp = [0] * (n + 3)
for i in range(n):
    dp[i + 3] = max(dp[i + 2], dp[i] + b[i])
print(dp[-1])
