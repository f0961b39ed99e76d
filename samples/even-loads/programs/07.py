# Solution
n, d = map(int, input().split())
w = list(map(int, input().split()))
def find():
    for length in (1, 2, 3):
        for l in range(n - length + 1):
            if sum(w[l:l + length]) % d == 0:
                return l + 1, l + length
    return 1, n
print(*find())

# end
