# A child collects four animals, one with each meal.
On 2031-04-05 at 12:30
Kim enrols
Kim buys 1 happy-meal (meal) for 5.00                             → nothing yet, 4 items to go for 1 × Complete sets
Kim buys 1 happy-meal (meal) for 5.00 and 1 lion (toy) for 0.00   → nothing yet, 3 items to go
Kim buys 1 happy-meal (meal) for 5.00 and 1 bear (toy) for 0.00   → nothing yet, 2 items to go
# A second lion waits for the next series.
Kim buys 1 happy-meal (meal) for 5.00 and 1 lion (toy) for 0.00   → nothing yet, 2 items to go
Kim buys 2 happy-meal (meal) for 10.00 and 1 wolf (toy) for 0.00 and 1 fox (toy) for 0.00  → 1 sets, 3 items to go
Kim takes poster                                                  → has 0 sets
Kim buys 1 happy-meal (meal) for 5.00 and 1 bear (toy) for 0.00   → nothing yet, 2 items to go
Kim returns purchase 6                                            → 3 items to go
