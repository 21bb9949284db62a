# Ten visits for six months.
On 2031-11-03
Ida enrols
Ida takes visit                                → refused insufficient_points
Ida buys 1 pass-ten (pass) for 79.00           → 10 visits
Ida takes visit                                → has 9 visits
Ida buys 2 pass-single (pass) for 22.00        → 2 visits
Ida returns purchase 2                         → has 9 visits
On 2032-04-01
Ida takes visit                                → has 8 visits
On 2032-05-05
Ida                                            → has 0 visits
Ida takes visit                                → refused insufficient_points
