# Ten visits of Ida's, and a month of Leo's.
On 2031-06-02 at 10:00
Ida enrols
Leo enrols
Ida buys 1 ten-visits (pass) for 45.00            → 10 visits
Ida takes visit                                   → has 9 visits
Leo takes day                                     → refused not_entitled
Leo buys 1 month-pass (pass) for 39.00            → 1 passes
Leo takes day                                     → has 1 passes
Leo takes day                                     → refused reward_limit_reached
On 2031-06-03 at 10:00
Leo asks for day                                  → offered, 1 left
Leo takes day                                     → has 1 passes
Ida buys 1 ten-visits (pass) for 45.00            → 10 visits
Ida returns purchase 2                            → has 9 visits
On 2031-07-04
Leo asks for day                                  → not offered not_entitled
Leo takes day                                     → refused not_entitled
