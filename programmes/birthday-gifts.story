# Ada gets samples on her birthday and at Christmas, and one more with a cake around her birthday.
On 2031-05-02 at 12:00
Ada enrols                                 → has 1 samples
Ada tells birthday 05-17
Ada takes sample                           → has 0 samples
On 2031-05-15 at 18:00
Ada buys 1 cake (bakery) for 24.00         → 1 samples
On 2031-05-17 at 08:59
Ada                                        → has 1 samples
On 2031-05-17 at 09:01
Ada                                        → has 4 samples
Ada buys 1 cake (bakery) for 18.00         → 1 samples, has 5 samples
# The second cake comes back.
Ada returns purchase 2                     → has 4 samples
Ada takes sample                           → has 3 samples
# Her birthday is told anew, but there is one gift a year.
Ada tells birthday 06-01
On 2031-06-01 at 12:00
Ada                                        → has 3 samples
On 2031-12-24 at 12:00
Ada                                        → has 1 samples
On 2032-06-01 at 12:00
Ada                                        → has 3 samples
