# A customer is invited, has the better rate for a year, and loses it with the invitation.
On 2031-03-03
Anna enrols
Anna asks for better-rate                         → not offered not_entitled
Anna asks for talk                                → not offered rung_too_low
# The bank's invitation, which it notes as an agreement.
Anna shows partner_agreement                      → is circle
Anna asks for better-rate                         → offered
Anna takes better-rate                            → refused reward_not_used_up
Anna buys 1 savings (deposit) for 5000.00         → 5 thanks
Anna takes talk                                   → has 5 thanks
Anna takes talk                                   → refused reward_limit_reached
Anna buys 1 savings (deposit) for 2000.00         → 2 thanks
Anna returns purchase 2                           → has 5 thanks
On 2031-04-01
Anna asks for talk                                → offered, 1 left
On 2032-04-01
Anna                                              → is customer
Anna asks for better-rate                         → not offered not_entitled
Anna takes talk                                   → refused rung_too_low
