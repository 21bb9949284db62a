# Only what is paid with the card counts, abroad twice.
On 2031-08-04
Eva enrols
Eva buys for 250.00 with cash                        → nothing
Eva buys for 250.00 with comafi-card                 → 25 points
Eva buys for 20000.00 by abroad with comafi-card     → 3000 points
Eva returns purchase 3                               → has 25 points
Eva buys for 95.00 by abroad with comafi-card        → 18 points
