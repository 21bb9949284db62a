# Whoever comes from a competitor is treated as proven at once; the others prove themselves.
On 2031-03-03
Anna enrols
Ben enrols
# A competitor's card: the desk notes it as a contribution.
Anna shows contribution                           → is proven
Anna asks for interest                            → offered
Anna asks for credit                              → offered
Anna asks for priority                            → offered
Ben asks for credit                               → not offered not_entitled
Ben asks for interest                             → not offered not_entitled
Ben buys for 100.00                               → 10 points
Ben buys for 100.00                               → 10 points
Ben buys for 100.00                               → 10 points
Ben buys for 100.00                               → 10 points
Ben buys for 50.00                                → 5 points, is proven
Ben asks for warranty                             → offered
Ben asks for interest                             → offered
# One of the five comes back, and Ben has proven himself no more.
Ben returns purchase 5                            → has 40 points, is new
Ben asks for warranty                             → not offered not_entitled
Ben buys for 60.00                                → 6 points, is proven
Ben takes trade-in                                → refused not_entitled
Ben buys for 40.00                                → 4 points
Ben takes trade-in                                → has 50 points
Ben takes trade-in                                → refused reward_limit_reached
On 2031-03-08
Anna asks for priority                            → not offered reward_not_offered
Anna asks for delivery                            → offered
