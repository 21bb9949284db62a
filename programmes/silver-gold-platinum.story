# A fixed discount by card.
On 2031-03-03
Anna enrols                                           → is silver
Anna buys for 100.00                                  → pays 97.00
# Of all lines together, rounded once: 3 % of 34.32 are 1.03.
Anna buys 3 shirt for 33.33 and 1 socks for 0.99      → pays 33.29
Anna buys 1 shirt for 10.00 and 1 gift-card for 50.00 → pays 59.70
Anna buys for 500.00                                  → pays 485.00
Anna                                                  → is gold
Anna returns purchase 4                               → is silver
Anna buys for 500.00                                  → pays 485.00
Anna buys for 100.00                                  → pays 95.00
Anna buys for 2000.00                                 → pays 1900.00, is platinum
Anna buys for 10.00                                   → pays 9.20
# A year later the card rests on what was bought since, after thirty days of grace.
On 2032-05-01
Anna                                                  → is silver
Anna buys for 10.00                                   → pays 9.70
