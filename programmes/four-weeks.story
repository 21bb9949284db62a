# A swimmer who comes each week.
On 2031-03-05
Lea enrols
Lea buys 1 swim (entry) for 4.00     → nothing yet, 3 weeks to go for 40 Drops
On 2031-03-09
Lea buys 1 swim (entry) for 4.00     → nothing yet, 3 weeks to go, 1 purchase to go for 15 Drops
On 2031-03-10
Lea buys 1 swim (entry) for 4.00     → 15 drops, 2 weeks to go
On 2031-03-23
Lea buys 1 swim (entry) for 4.00     → nothing yet, 1 week to go
On 2031-03-24
Lea buys 1 swim (entry) for 4.00     → 40 drops
Lea takes entry                      → has 15 drops, 4 weeks to go
On 2031-04-02
Lea buys 1 swim (entry) for 4.00     → nothing yet, 3 weeks to go
# A week without a visit: the streak is broken.
On 2031-04-16
Lea buys 1 swim (entry) for 4.00     → nothing yet, 3 weeks to go
On 2031-04-22
Lea buys 1 swim (entry) for 4.00     → nothing yet, 2 weeks to go
Lea returns purchase 8               → has 15 drops, 3 weeks to go
