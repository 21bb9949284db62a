# A guest who learns to mix.
On 2031-07-04
Mia enrols
Mia buys 3 ham (meat) for 12.00                                                       → nothing
Mia buys 1 ham (meat) for 4.00 and 1 brie (cheese) for 5.00 and 1 bag (bags) for 0.20 → 5 points
# Three different products; two jars of olives are one, and a bag is none.
Mia buys 1 ham (meat) for 4.00 and 1 brie (cheese) for 5.00 and 2 olives (jars) for 6.00 → 10 points
Mia takes taster                                                                      → has 0 points
Mia buys 1 ham (meat) for 4.00 and 1 brie (cheese) for 5.00 and 1 bread (bakery) for 3.00 → 10 points
# One of three comes back, and two are left; a basket that comes back as a whole was never there.
Mia returns 1 brie of purchase 4                                                      → has 5 points
Mia buys 1 salami (meat) for 6.00 and 1 bread (bakery) for 3.00                       → 5 points, has 10 points
Mia returns purchase 5                                                                → has 5 points
