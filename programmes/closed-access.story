# An invited guest at the doors of the house.
On 2031-06-19 at 19:00
Anna enrols
Ben enrols
# The house's invitation, which it notes as an agreement.
Anna shows partner_agreement                      → is vip
Anna asks for priority                            → offered
Ben asks for priority                             → not offered not_entitled
# It is a Thursday.
Anna asks for lounge                              → offered, 2 left
Ben asks for lounge                               → not offered rung_too_low
Anna takes lounge                                 → has 0 visits
Anna asks for early-access                        → not offered reward_not_offered
Anna buys for 80.00                               → 1 visits
Anna buys for 35.00                               → 1 visits
Anna returns purchase 2                           → has 1 visits
On 2031-06-20 at 12:00
Anna asks for early-access                        → offered
Ben asks for early-access                         → not offered rung_too_low
Anna takes lounge                                 → refused reward_not_offered
On 2031-06-21 at 00:30
Anna takes lounge                                 → has 1 visits
On 2031-06-21 at 20:00
Anna takes lounge                                 → refused reward_limit_reached
On 2031-06-26 at 20:00
Anna asks for lounge                              → offered, 2 left
Anna asks for early-access                        → offered
On 2031-06-27 at 12:00
Anna asks for early-access                        → not offered reward_not_offered
