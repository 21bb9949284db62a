# A jacket is repaired for nothing, twice a year, and then for threads.
On 2031-03-03
Anna enrols
Anna takes free-repair                            → refused rung_too_low
Anna buys 1 jacket for 150.00                     → 150 threads, is wearer
Anna asks for free-repair                         → offered, 2 left
Anna takes free-repair                            → has 150 threads
Anna takes free-repair                            → has 150 threads
Anna takes free-repair                            → refused reward_limit_reached
# The seam held after all.
Anna gives back free-repair                       → has 150 threads
Anna asks for free-repair                         → offered, 1 left
Anna takes free-repair                            → has 150 threads
Anna takes repair                                 → has 90 threads
Anna buys 1 socks for 20.00                       → 20 threads
Anna returns purchase 2                           → has 90 threads
On 2032-01-01
Anna asks for free-repair                         → offered, 2 left
