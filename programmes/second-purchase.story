# Ben buys once, is reminded after a fortnight, and comes again within 30 days; Cem is too late.
On 2031-03-01 at 15:00
Ben enrols
Ben buys for 30.00                         → 30 points
Cem enrols
Cem buys for 10.00                         → 10 points
On 2031-03-15 at 09:59
Ben                                        → has 30 points
On 2031-03-15 at 10:01
Ben                                        → has 50 points
On 2031-03-20 at 15:00
Ben buys for 25.00                         → 75 points, has 125 points
# It comes back, and the next one is the second again.
Ben returns purchase 2                     → has 50 points
Ben buys for 12.00                         → 62 points, has 112 points
Ben buys for 12.00                         → 12 points
On 2031-04-10 at 15:00
Cem                                        → has 30 points
Cem buys for 20.00                         → 20 points, has 50 points
