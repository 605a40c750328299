// Words that mean what a shop makes them mean: each with the readings it may have, the likeliest first. The reading taken is
// always said, and the others are offered.

export const vagueTerms = {
  loyal: `loyal|loyalists|loyals|loyalist|regular|regulars|our regulars|patrons|devoted|faithful|die hard|superfans|fans|fan`,
  frequent: `frequent|often|frequently|very often|order often|buy often|shop often|regularly|frequent buyers|frequent shoppers|heavy|heavy buyers|power|power buyers|frequently bought`,
  big_spender: `big spender|big spenders|high spender|high spenders|top spenders|top spender|high value|high rollers|whales|whale|best|best customers|top customers|top|most valuable|
    valuable|premium|heavy spenders|biggest spenders|highest spenders|spend a lot|spent a lot|spends a lot|big ticket|bade kharch|high spending|high worth|highest value|big buyers|big money|high lifetime value|high ltv|high clv|high spend|high lifetime spend|lavish|splurgers|wealthiest|highest spending`,
  vip: `vip|vips|v i p`,
  low_spender: `low spender|low spenders|small spenders|low value|budget|small spender|penny pinchers|frugal`,
  lapsed: `lapsed|lapsing|at risk|at risk of churning|at risk of churn|at risk of leaving|inactive|dormant|gone quiet|went quiet|gone cold|went cold|go cold|cold|gone silent|went silent|
    quiet|silent|slipping away|drifting away|drifted away|disappeared|sleeping|about to leave|about to churn|likely to churn|going quiet|inactives|dropped off|drop off|fell off|fallen off|stopped coming|
    cooling off|fading|disengaged buyers|who left us|ghosted us|churn risk|at churn risk|not been active|gone missing|slipped away|fading away|drifting|vanished|slumbering|hibernating|lapse|lapsing customers|gone inactive|went inactive|gone dormant|become inactive|became inactive`,
  churned: `churned|lost|churn|long gone|lost customers|defected|left us`,
  active: `active|currently active|active customers|active buyers`,
  recent: `recent|recently|lately|just|recent buyers|recent purchasers|of late|recent customers|freshly|recently bought`,
  new: `new|newcomers|newcomer|new customers|newbies|newly acquired|new buyers|new shoppers|fresh|new faces|naye|nayi`,
  new_member: `new signups|new sign ups|new signup|new users|new members|new subscribers|new registrations|newly registered|newly joined|new accounts|new leads|fresh signups`,
  old: `old customers|long standing|longstanding|long time|longtime|oldest|purane|veteran|veterans|long term`,
  high_aov: `high aov|high average order value|high average basket|big basket|big baskets|large baskets|large basket|high basket value|high ticket|big average order|high average order|large average order|high order value`,
  low_aov: `low aov|low average order value|small baskets|small basket|low basket value|low average order|small average order`,
  repeat: `repeat|repeat customers|repeat buyers|repeat shoppers|repeat purchasers|returning|returning customers|returning buyers|multiple orders|multi buyers|repeaters|more than one order|bought again|came back for more|ordered again|come back again|multi time buyers|multiple purchases|ordered multiple times|bought multiple times`,
  one_time: `one time|one timers|one timer|onetime|one time buyers|single order customers|one and done|bought only once|ordered only once|single purchase buyers|once only|one hit wonders|bought just once|ordered just once|one order customers|single buyers|one off|one off buyers|never came back|never returned|never bought again|never ordered again|did not come back|have not come back|never reordered|not bought again|not ordered again|not purchased again|never purchased again|have not bought again|have not ordered again|have not purchased again|never shopped again|not come back`,
  first_time: `first time|first timers|first timer|first time buyers|first time customers|first time shoppers`,
  never_bought: `non buyers|non buyer|non purchasers|non customers|leads|lead|prospects|prospect|yet to buy|yet to order|yet to purchase|window shoppers|yet to make a purchase|yet to place an order|zero order customers|yet to place their first order|never bought anything yet|browsers only`,
  engaged: `engaged|highly engaged|engaged subscribers|engaged customers|responsive|engages|engage`,
  unengaged: `unengaged|disengaged|unresponsive|not engaged|ignore our emails|ignore our messages|ignored our emails|not engaging|ignoring our emails|ignoring us`,
  bargain: `bargain hunters|discount hunters|discount lovers|deal seekers|coupon lovers|bargain hunter|deal hunters|price sensitive|discount seekers|discount shoppers|coupon users|bargain seekers|coupon hunters|discount driven`,
} as const;
export type VagueTerm = keyof typeof vagueTerms;
