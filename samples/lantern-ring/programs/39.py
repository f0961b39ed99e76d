n = int(input())
b = list(map(int, input().split()))
a = c = 0
for x in b:
    a, c = max(a, c + x), a
print(a)
