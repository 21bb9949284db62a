# Twelve labels are a gift box; other brands have none.
On 2031-10-06
Hugo enrols
Hugo buys 3 corn-flakes (cereal-small, kelloggs) for 6.00 and 2 frosties (cereal-large, kelloggs) for 9.00  → 9 labels
Hugo buys 5 oats (cereal-small, other) for 7.50                        → nothing
Hugo buys 1 frosties (cereal-large, kelloggs) for 4.50                 → 3 labels
Hugo buys 1 pops (cereal-large, kelloggs) for 4.50                     → 3 labels, has 15 labels
Hugo returns purchase 4                                                → has 12 labels
Hugo takes gift-box                                                    → has 0 labels
