# Miles on a card, and how they end.
On 2030-06-29
Anna enrols
Anna asks for the-end                         → not offered reward_not_offered
# A year before the last day to earn members are told.
On 2030-06-30
Anna asks for the-end                         → offered
On 2031-03-03
Anna buys for 4000.00 with travelpass         → 4000 miles
Anna buys for 100.00 with cash                → nothing
Anna buys for 3000.00 with travelpass         → 3000 miles
Anna returns purchase 3                       → has 4000 miles
On 2031-06-30
Anna buys for 100.00 with travelpass          → 100 miles
On 2031-07-01
Anna buys for 100.00 with travelpass          → nothing
On 2031-11-30
Anna takes suitcase                           → has 2100 miles
Anna takes to-the-airline                     → has 1100 miles
Anna asks for flight                          → not offered insufficient_points
On 2032-01-02
Anna                                          → has 0 miles
Anna asks for suitcase                        → not offered reward_not_offered
Anna asks for the-end                         → not offered reward_not_offered
