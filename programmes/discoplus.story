# A week of shopping: what is left of a step is kept, the dairy week ends, Tuesdays are double, and oil is cheaper for
# members.
On 2031-07-07 at 18:00
Dora enrols
Dora buys 2 milk (dairy) for 25.00 and 1 bread (bakery) for 9.00     → 7 points
Dora buys 6 yerba-1kg (drinks) for 120.00                            → 32 points
On 2031-07-08 at 18:00
# 51 and 5 and 50 are 106, twice.
Dora buys 1 yerba-1kg (drinks) for 20.00 and 1 grill (garden) for 486.00  → 212 points
Dora returns purchase 3                                              → has 39 points
On 2031-07-14 at 18:00
Dora buys 1 cheese (dairy) for 30.00                                 → 3 points
# 99.00 on the shelf; 89.00 and the 4.00 that were left over are nine full steps.
Dora buys 1 oil-1l (groceries) for 99.00                             → pays 89.00, 9 points
