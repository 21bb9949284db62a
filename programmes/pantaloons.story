# The next purchase is the cheap one.
On 2031-03-03
Anna enrols
Anna buys 2 t-shirt (basics) for 598.00 and 1 jacket for 2500.00 → pays 3098.00
On 2031-04-01
Anna buys 2 t-shirt (basics) for 598.00 and 1 jacket for 2500.00 → pays 2648.00
# What costs less already stays as it is.
Anna buys 1 socks (basics) for 99.00                             → pays 99.00
# She comes too late for the privilege, and what she returns was no purchase.
On 2031-09-01
Anna buys 1 jacket for 2500.00                                   → pays 2500.00
Anna returns purchase 4
Anna buys 1 jacket for 2500.00                                   → pays 2500.00
Anna buys 1 jacket for 2500.00                                   → pays 2250.00
