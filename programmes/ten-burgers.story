# Ten burgers are ten stamps, and these are a burger.
On 2031-05-05
Ben enrols
Ben buys 4 cheeseburger (burger) for 36.00 and 2 fries (sides) for 7.00  → 4 stamps
Ben buys 5 chiliburger (burger) for 47.50                                → 5 stamps, has 9 stamps
Ben takes burger                                                         → refused insufficient_points
Ben buys 3 cheeseburger (burger) for 27.00                               → 3 stamps
Ben returns purchase 3                                                   → has 9 stamps
Ben buys 1 cheeseburger (burger) for 9.00                                → has 10 stamps
Ben takes burger                                                         → has 0 stamps
