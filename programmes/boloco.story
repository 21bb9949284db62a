# A guest of Boloco, who gets a free item for each 50.00.
On 2031-03-03 at 12:30
Anna enrols
Anna buys for 49.00                      → nothing yet, 1.00 to go for 1 × Free items
Anna takes free-item                     → refused insufficient_points
Anna buys for 1.00                       → 1 free-items, 50.00 to go
Anna buys for 30.00                      → nothing yet, 20.00 to go
Anna takes free-item                     → has 0 free-items
# The 30.00 come back, and are not counted towards the next.
Anna returns purchase 3                  → has 0 free-items, 50.00 to go
Anna buys for 49.99                      → nothing yet, 0.01 to go
Anna buys for 0.01                       → 1 free-items
Anna                                     → has 1 free-items
