# A card for housewives only.
On 2031-03-03
Anna enrols
Anna buys for 1000.00                          → nothing
Anna tells housewife yes
Anna buys for 1000.00                          → 10 points
Anna buys for 1000.00 with shakti-card         → 30 points
Anna buys for 500.00                           → 5 points
Anna returns purchase 4                        → has 40 points
# The first Wednesday of the month.
On 2031-03-05
Anna buys for 2000.00 with shakti-card         → pays 1900.00, 57 points
Anna buys for 20000.00                         → pays 19500.00, 195 points
Ben enrols
Ben buys for 2000.00                           → pays 2000.00, nothing
