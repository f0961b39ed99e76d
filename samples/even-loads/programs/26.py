n, d = map(int, input().split())
w = list(map(int, input().split()))
prefix = [0]
for x in w:
    prefix.append(prefix[-1] + x)

def find():
    for length in range(n, 0, -1):
        for l in range(n - length + 1):
            if (prefix[l + length] - prefix[l]) % d == 0:
                return l + 1, l + length

print(*find())
