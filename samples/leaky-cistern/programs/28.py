n, r, t = map(int, input().split())
holes = [tuple(map(int, input().split())) for _ in range(n)]
hours, level = 0.0, 0
while True:
    rate = r - sum(q for h, q in holes if h <= level)
    if rate <= 0:
        print("never")
        break
    above = [h for h, q in holes if level < h < t]
    goal = min(above) if above else t
    hours += (goal - level) / rate
    level = goal
    if level == t:
        print(hours)
        break
