# A business buys, takes its hours, and has more of them with a contract.
On 2031-03-03
Acme enrols
Acme takes customer-hour                          → refused not_entitled
Acme buys 1 turbine for 50000.00                  → 50 credits, is customer
Acme asks for customer-hour                       → offered, 2 left
Acme takes customer-hour                          → has 50 credits
Acme takes customer-hour                          → has 50 credits
Acme takes customer-hour                          → refused reward_limit_reached
Acme asks for benchmark                           → not offered rung_too_low
# A contract.
Acme shows partner_agreement                      → is partner
Acme asks for benchmark                           → offered
Acme asks for partner-hour                        → offered, 4 left
Acme takes partner-hour                           → has 50 credits
Acme asks for partner-hour                        → offered, 3 left
Acme takes training                               → has 10 credits
Acme buys 1 spare-part for 3000.00                → 3 credits
Acme returns purchase 2                           → has 10 credits
On 2032-01-02
Acme asks for partner-hour                        → offered, 4 left
