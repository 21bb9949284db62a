# 5 points for 100.00; each is worth a rupee of the next purchase.
On 2031-09-01
Gita enrols
Gita buys 1 lipstick (make-up) for 899.00 and 1 serum (skin) for 1299.00   → 109 points
Gita pays 80 points of 500.00                                             → has 29 points
Gita buys 1 shampoo (hair) for 420.00                                     → 21 points
Gita returns purchase 2                                                   → has 29 points
Gita pays 50 points of 500.00                                             → refused insufficient_points
