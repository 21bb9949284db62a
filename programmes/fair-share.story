# Rewards in proportion to what Anna brings in.
On 2031-03-03
Anna enrols
Anna buys for 2000.00                             → 2000 points
Anna takes machine                                → refused guard_rail_reached
Anna takes grinder                                → has 1500 points
# 150.00 of 200.00 are given, and the cups would be 60.00 more.
Anna asks for cup                                 → not offered guard_rail_reached
Anna takes cup                                    → refused guard_rail_reached
Anna buys for 400.00                              → 400 points
Anna takes cup                                    → has 1800 points
# They were the second of the day.
Anna takes espresso                               → refused guard_rail_reached
On 2031-03-04
Anna takes espresso                               → has 1790 points
Anna buys for 5000.00                             → 5000 points
# With what comes back goes the room for more.
Anna returns purchase 3                           → has 1790 points
Anna takes cup                                    → refused guard_rail_reached
Anna gives back grinder                           → has 2290 points
Anna takes cup                                    → has 2190 points
# After twelve months what was bought in March counts no more.
On 2032-03-01
Anna takes espresso                               → refused guard_rail_reached
