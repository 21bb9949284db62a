# Two years of a painter.
On 2031-03-10
Frank enrols
# 12 for paint and 4 for tools; with 102.00 the first mark gives 5.
Frank buys 4 white (paint) for 80.00 and 1 hammer (tools) for 22.00       → 21 bonus, 398.00 to go for 30 Bonus
On 2032-03-10
Frank buys 1 laser-level (tools) for 199.00                              → 50 bonus
Frank buys 2 red (paint) for 50.00                                       → 6 bonus, has 77 bonus
Frank returns purchase 2                                                 → has 27 bonus, 348.00 to go
Frank buys 3 green (paint) for 66.00                                     → has 36 bonus
Frank takes brush-set                                                    → has 6 bonus
Frank buys 1 compressor (machines) for 900.00                            → 105 bonus, has 111 bonus
Frank returns purchase 5                                                 → has 6 bonus, 282.00 to go for 30 Bonus
