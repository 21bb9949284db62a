# An advantage over the usual price.
# A Tuesday.
On 2031-03-04
Anna enrols
Anna buys 1 facial (service) for 4000.00                                        → pays 3400.00
Anna buys 1 facial (service) for 4000.00 and 2 serum (cosmetics) for 1800.00    → pays 5020.00
Anna buys 1 laser (service) for 30000.00                                        → pays 27000.00
Anna returns purchase 3
# Monday: 150.00 off each piece are more than a tenth of 1800.00, and less than a tenth of 9000.00.
On 2031-03-10
Anna buys 2 serum (cosmetics) for 1800.00                                       → pays 1500.00
Anna buys 2 cream (cosmetics) for 9000.00                                       → pays 8100.00
