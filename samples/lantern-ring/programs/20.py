n = int(input())
b = list(map(int, input().split()))
print(max(sum(max(0, x) for x in b[s::3]) for s in range(3)))
