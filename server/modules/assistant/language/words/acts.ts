// What customers do and what is worked out of it, with the words people use for each; forms are written out, since English
// bends them as it likes.

export const acts = {
  order: `order orders ordered ordering|tried|picked up|grabbed|sampled|buy buys buying bought|purchase purchases purchased purchasing|shop shops shopped shopping|
    transact transacts transacted transacting transaction transactions|checked out|checkouts|placed an order|made a purchase|come back|came back|
    returned to buy|kharida kharidi kharide khareeda khareedi khareede kharid kharidta kharidte liya|been seen|been active|order count|orders count|
    number of orders|number of purchases|purchase count|order frequency|been back|transacted|repurchased|reordered|invoices|bills|checkout|conversions`,
  spend: `spend spends spent spending|lifetime spend|total spend|total spending|lifetime value|customer lifetime value|ltv|clv|revenue|total revenue|worth|
    kharch kharcha kharche|paid|pay|shelled out|shell out|purchase value|total value|total purchase value|total order value|order value in total|monetary value|sales|
    total sales|splurged|splashed|splurge|forked out|money spent|amount spent|spendings|billed|lifetime revenue|lifetime purchases|total purchases worth|
    purchases worth|orders worth|lifetime spending|business|spender spenders|bill value|the amount|amount|turnover|dropped`,
  aov: `average order value|average basket size|average basket|basket size|average basket value|average order size|average order|avg order value|avg order|
    avg basket|aov|average bill|average bill value|average ticket|average ticket size|average purchase|average purchase value|average cart value|order value|
    average spend per order|average order total|average order amount|average transaction value|atv|mean order value|typical order|avg bill|avg basket size|per order on average|
    average spend|avg spend|avg order size|average invoice|average cart|average cart size`,
  largest: `largest order|biggest order|highest order|biggest single order|largest single order|highest order value|single order|a single order|max order|
    maximum order|single purchase|largest purchase|biggest purchase|any single order|one order|single transaction|biggest bill|single bill|largest order total|one go|
    largest order value|single invoice|highest single order|an order worth|an order of|a purchase of|an order above|an order over|a bill of|order of|single order value|biggest ever order`,
  smallest: `smallest order|lowest order|smallest purchase|cheapest order|smallest order total|smallest order value|minimum order|smallest single order`,
  saved: `discount discounts|saved|total discount|in discounts|through discounts|savings|discounts used|discount amount|discounted|saving`,
  last_order: `last order|last purchase|latest order|latest purchase|most recent order|most recent purchase|last bought|last ordered|last shopped|last purchased|
    recent order|last transaction|last visit|last visited|last seen|last spent|last order date|last purchase date|last bought something|last active|recency|aakhri order|
    most recently ordered|most recently bought|last transacted|final order|recent purchase|last placed an order|last made a purchase`,
  first_order: `first order|first purchase|first ever order|first bought|first ordered|first shopped|first purchased|first transaction|first time order|
    first order date|first purchase date|became customers|became a customer|become customers|became buyers|converted|acquired|first visit|started buying|started shopping|
    started ordering|began buying|pehla order|very first order|1st order|1st purchase|maiden order|opening order|first time purchase|initial purchase|initial order`,
  categories: `categories|different categories|product categories|distinct categories|separate categories|item categories`,
  products: `different products|distinct products|unique products|different items|distinct items|unique items|separate products|product variety|various products|kinds of products|skus|different skus`,
  items: `items|units|pieces|pcs|quantity|item count|products`,
  visit: `visit visits visited visiting|aaya|aaye|aayi|drop by|dropped by|walk ins|footfall|trips|been to the shop`,
  join: `signed up|sign up|signing up|signs up|signup|signups|sign ups|joined|join|joining|joins|registered|register|registering|registration|registrations|enrolled|
    enroll|been on your list|been on our list|been on the list|on your list|on our list|on our books|been with us|been a customer|been customers|
    been around|been a member|been members|joined us|created their account|
    account created|accounts created|opened an account|created an account|added|account age|was added|were added|on file|came on board|onboarded|jude|known to us|
    our database|in our system|been subscribers|old accounts|been in our database|been registered|sign up date|signup date|tenure|created|came in`,
  open: `open opens opened opening|read|viewed an email|seen our emails|looked at|khola|kholi`,
  click: `click clicks clicked clicking|clicked on|clicked through|tapped|tap|click through|clicked in|clicked a link in|clicked the link in|clicked any link in`,
  receive: `receive receives received receiving|got|get delivered|been delivered|delivered|gotten|mila|mile|recieved`,
  send: `been sent|were sent|was sent|sent|been mailed|mailed|emailed|been emailed|been contacted|contacted|messaged|been messaged|texted|been texted|heard from us|
    targeted by|been targeted|reached out to|been reached|touched|been touched|written to|been written to|included in|part of|notified|been notified|been in touch|bheja|got sent|received sends|heard from`,
  fail: `failed|bounced|bounce|bounces|undelivered|failed to receive|not delivered|undeliverable|hard bounced|could not be delivered`,
  convert: `ordered after a message|ordered after an email|ordered after|bought after a message|converted from|converted after|ordered from a message|bought because of|
    purchased after a message|bought after|purchased after|ordered because of|responded to|redeemed from|conversion from`,
  unsubscribe: `unsubscribed|unsubscribe|opted out|opt out|opted out of|unsubscribed from|opted out from|declined|withdrew consent|said no to|refused|opting out`,
  subscribe: `opted in|opt in|opted in to|opted into|opted in for|agreed to|agreed|consented to|consented|consent to|consent for|have consent for|given consent|gave consent|subscribed|
    subscribed to|subscribe|subscribe to|said yes to|can be reached on|can be reached by|reachable by|reachable on|reachable via|allow|accept|accepts|contactable on|contactable by|permission for|
    consent|allowed|accepted|subscribers to|subscribers of|subscribed for|contactable via|accepts marketing by|can be contacted by|can be contacted on|can be emailed|can be texted|signed up for|signed up to|sign up for`,
  live: `live in|lives in|living in|live|lives|living|based in|based|located in|located|reside in|residing in|resides in|resident of|residents of|hail from|rehte|rehne|staying in|stay in|belong to|situated in|who reside|settled in`,
  tag: `tagged|tagged as|tagged with|tag|tags|labelled|labeled|with the tag|have the tag|marked|marked as|labelled as|labeled as|carry the tag|carrying the tag|bearing the tag|tag lagi|flagged as|flagged`,
  stop: `stopped buying|stopped ordering|stopped shopping|stopped purchasing|no longer buy|no longer order|no longer shop|quit buying|stop buying|stopped coming|stopped visiting|no longer buying|no longer ordering|ceased to buy|given up buying|quit ordering`,
} as const;
export type Act = keyof typeof acts;
