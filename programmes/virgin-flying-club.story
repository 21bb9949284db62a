# From Red to Gold in a year of six flights, one of which was cancelled and flown again.
On 2031-03-03
Anna enrols
Anna asks for cheaper-car-hire                    → offered
Anna asks for priority-check-in                   → not offered rung_too_low
Anna buys 1 london-boston for 400.00              → 400 miles
Anna buys 1 boston-london for 400.00              → 400 miles
Anna buys 1 london-delhi for 400.00               → 400 miles, is silver
Anna asks for priority-check-in                   → offered
Anna asks for lounge                              → not offered rung_too_low
Anna buys 1 delhi-london for 400.00               → 600 miles
Anna returns purchase 4                           → has 1200 miles, is silver
Anna buys 1 delhi-london for 400.00               → 600 miles
Anna buys 1 london-miami for 400.00               → 600 miles
Anna buys 1 miami-london for 400.00               → 600 miles, is gold
Anna buys 1 london-boston for 300.00              → 600 miles
Anna asks for lounge                              → offered
# Miles buy, and the level stays.
Anna takes hotel                                  → has 1600 miles
Anna takes parking                                → has 1100 miles
Anna takes free-flight                            → refused insufficient_points
Anna asks for lounge                              → offered
On 2032-06-01
Anna                                              → is red
Anna asks for lounge                              → not offered rung_too_low
