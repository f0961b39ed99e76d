n, r, t = map(int, input().split())
holes = [tuple(map(int, input().split())) for _ in range(n)]
spent, level = 0.0, 0
while True:
    rate = r - sum(q for h, q in holes if h <= level)
    if rate <= 0:
        print("never")
        break
    above = [h for h, q in holes if level < h < t]
    stop = min(above) if above else t
    spent += (stop - level) / rate
    level = stop
    if level == t:
        print(spent)
        break
