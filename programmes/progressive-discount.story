# The discount grows with the money spent so far: what is bought now counts for the next purchase.
On 2031-03-03
Anna enrols
Anna buys for 99.99                       → pays 99.99
Anna buys for 0.01                        → pays 0.01
Anna buys for 100.00                      → pays 97.00
# What comes back was never spent.
Anna buys for 400.00                      → pays 388.00
Anna returns purchase 4
Anna buys for 200.00                      → pays 194.00
Anna buys for 200.00                      → pays 194.00
Anna buys for 100.00                      → pays 95.00
Anna buys for 3000.00                     → pays 2850.00
# At 10 %, and never more than 200.00 for one basket.
Anna buys for 50.00                       → pays 45.00
Anna buys for 5000.00                     → pays 4800.00
