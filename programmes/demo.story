# Ada of the README: leaves for coffee and books, a rung, a reward.
On 2031-03-03 at 09:00
Ada enrols                                                               → has 50 points, is prospect
Ada buys 2 house-blend (coffee) for 25.98 and 1 atlas (books) for 120.00 → 145 points, is customer
Ada takes paperback                                                      → refused insufficient_points
Ada takes filter-coffee                                                  → has 155 points
Ada pays 100 points of 12.00                                             → has 55 points
Ada buys for 10.02                                                       → 11 points
# At the third purchase she still counts as a customer, and is a client by it.
Ada buys for 8.00                                                        → 8 points, is client
Ada buys for 8.00                                                        → 10 points
Ada returns purchase 3                                                   → has 74 points, is client
Ada answers 9                                                            → is supporter
Ada shows referral_converted                                             → is supporter
Ada shows review                                                         → is advocate
