# Two years of a painter.
On 2031-03-10
Frank enrols
Frank buys 4 white (paint) for 80.00 and 1 hammer (tools) for 22.00       → 16 bonus
On 2032-03-10
Frank buys 1 laser-level (tools) for 199.00                              → 50 bonus
Frank buys 2 red (paint) for 50.00                                       → 6 bonus, has 72 bonus
Frank returns purchase 2                                                 → has 22 bonus
Frank buys 3 green (paint) for 66.00                                     → has 31 bonus
Frank takes brush-set                                                    → has 1 bonus
