n = int(input())
b = list(map(int, input().split()))
print(sum(x for x in b if x > 0))
