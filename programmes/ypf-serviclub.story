# A driver collects a point for each full 6.00.
On 2031-06-02 at 08:00
Carla enrols
Carla buys 40 super (fuel) for 185.00      → 30 points, 1.00 to go
# 5.00 are left over, and with 1.00 they are a point.
Carla buys 1 coffee (shop) for 1.00        → 1 points
Carla takes travel-mug                     → refused insufficient_points
Carla takes key-ring                       → has 1 points
Carla buys 50 super (fuel) for 234.00      → 39 points
Carla returns purchase 3                   → has 1 points
Carla buys 1 water (shop) for 5.99         → nothing yet, 0.01 to go
Carla buys 1 gum (shop) for 0.01           → 1 points, has 2 points
