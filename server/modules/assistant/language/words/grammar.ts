// The small words: those that join, deny, point and ask, those that name people, and those that say nothing of whom is meant.

export const small = {
  and: `and|&|as well as|along with|together with|in addition|additionally|aur|then|that also|while also|moreover`,
  also: `plus|also include|and also|also|together with all|as well|add in`,
  or: `or|or else|ya|otherwise|alternatively|and or|or even|or maybe|failing that`,
  but: `but|yet|however|although|though|lekin|magar|par|whereas|even though|despite having|despite|while|still|only if`,
  nor: `nor`,
  not: `not|never|have not|has not|had not|do not|does not|did not|is not|are not|were not|was not|have never|has never|nahi|nahin|nhi|mat|hardly|without ever|without having|ever not|cannot|can not|non|neither of|not a single|have yet to|no longer|without|lacking|lack|missing|devoid of|minus|na|have not yet|never ever|not at all|failed to`,
  no: `no|zero|none|not any|without any|have no|has no|with no|nil|having no|did not make any|without a|without an|lack a|lack an|lacks|0|not a`,
  did_not: `did not|does not|do not`,
  except: `except|except for|excluding|excludes|exclude|apart from|aside from|other than|save for|but not|and not|leaving out|barring|minus those|not including|outside|outside of|with the exception of|but exclude|and exclude|but excluding|leave out|but leave out|skip|skipping|but without|and without|ke alawa|ko chhod kar|chhodkar|everyone else but|all but|but no|but skip|omit|omitting|not counting|beyond those|rather than|instead of`,
  either: `either`,
  neither: `neither`,
  both: `both`,
  who: `who|whose|that|which|whom|jinhone|jinhe|jinka|jinki|jinke|jisne|jo|jinko|and who|and whose|where they|where|such that|provided they|provided|if they|they|they have|he|she|wherein|when they`,
  with: `with|having|has|have|had|holding|carrying|possessing|ke saath|own|owning|whose`,
  people: `customer customers|people|person|persons|shopper shoppers|user users|client clients|folks|folk|someone|somebody|buyers buyer|purchaser purchasers|consumers consumer|
    guys|members member|subscribers subscriber|contacts contact|audience|those|the ones|ones|guests guest|patron|individuals individual|log|logon|grahak|grahako|grahakon|accounts|
    profiles|humans|readers|reader|lovers|lover|drinkers|drinker|owners|recipients|fellows|anyone|anybody|them|bande|cohort|visitors|openers|clickers|segment of customers|set of customers|group of customers|base|crowd|households|families|households`,
  everyone: `everyone|everybody|all customers|all people|all users|all shoppers|all|every customer|each customer|sabhi|saare|sab|entire base|whole base|entire list|all contacts|entire customer base|all of them|every|whole database|every single customer|every shopper`,
  women: `women|woman|ladies|girls|mahila|mahilaye|aurat|aurate`,
  men: `men|man|gentlemen|guys only|boys|mard|purush`,
  is: `is|are|was|were|equals|being|be|=|equal|equal to|set to|of type|valued at|happens to be`,
  contains: `contains|contain|containing|includes|including|includes the word|with the word|has the word`,
  starts_with: `starts with|start with|starting with|begins with|begin with|beginning with|beginning|prefixed with`,
  ends_with: `ends with|end with|ending with|ending in|ends in|suffixed with`,
  set: `known|present|on record|filled in|is set|available|not empty|is known`,
  missing: `unknown|empty|blank|is missing|not known|not set|not present|unavailable|not available|not filled in|is not known`,
  email: `email emails|e mail|e mails|mail mails|mailer mailers|newsletter email|mailing mailings|emailer emailers`,
  sms: `sms|smses|text message|text messages|texts|text|sms message|sms messages|txt`,
  whatsapp: `whatsapp|whatsapps|whatsapp message|whatsapp messages|wa|whats app|watsapp|wa messages`,
  push: `push|push notification|push notifications|push message|push messages|app notifications|pushes`,
  message: `message messages|communication communications|msg msgs|anything from us|our messages|sandesh`,
  email_address: `email address|email addresses|email id|email ids|mail id|e mail address|e mail addresses|email on file|mail address`,
  phone_number: `phone number|phone numbers|phone|mobile number|mobile numbers|mobile|contact number|contact numbers|phone on file|phones`,
  category_word: `category|section|range|department|collection|aisle|line|categories of|family`,
  store_word: `store|outlet|branch|location|shop floor|stores|showroom`,
  coupon_word: `coupon|coupon code|promo code|code|voucher|discount code|promo|promocode|coupons|offer code`,
  campaign_word: `campaign|campaigns|mailshot|broadcast|blast|newsletter campaign`,
  segment_word: `segment|segments|audience called|group called|group named|cohort called`,
  list_word: `list|lists|mailing list`,
  online_word: `online|on the web|on the website|web|website|from the website|on our site|web store|e commerce|ecommerce`,
  free: `anything|something|any|a product|any product|products at all|any item|thing|things|stuff|anything at all|ever|at all|any of|any kind of|some|kuch|kabhi|even once|a single`,
} as const;
export type Small = keyof typeof small;

/** Words that say nothing of who is meant. */
export const fillers: ReadonlySet<string> = new Set(
  `a an the of our us we your you my me i it its their his her this these there here to for in on at by from as into onto off out up about
  please pls kindly just only so very really quite total totally overall altogether all-time lifetime made make makes making place placed places placing done
  do does did doing been be being am will would should could can may might must shall let lets like want wants wanted need needs needed
  ever yet already still now then again more each per time times date day far too also even somewhat somehow actually basically simply currently
  kiya kiye ki ka ke ko ne hai hain ho hua hue hui tha the thi kar karo karne karte karta karti kari karke wale waale wala wali waali walo mein me se sirf bhi tak woh unhe
  unko vo hum humne humse humare hamare hamara apne koi ek baar raha rahe rahi diya diye gaya gaye dena jaise toh to ji saath abhi yeh ye
  worth amount sum number count value order's customers' product products item goods purchase history record records database one ones
  used use using went go gone goes come comes came back keep keeps kept getting get
  minimum maximum inclusive respectively money's what how is are was were has have had having with within over own
  ok okay hi hello hey thanks thank well such some any kind kinds sort type group also's right etc
  shop's store's company brand with's rupees rs inr least most different distinct unique through via
  while when till until during same other whose
  coming address many much before earlier previously prior after since long
  coming address somebody someones their
  find show list display fetch search pull
  particular specific certain whole entire full every
  period window duration span ago
  ordered-from bought-from
  whoever whomever we've
  total's average
  filter condition rule criteria criterion
  who's that's
  where which
  as-of
  interested
  somebody's
  status
  level
  whatsoever`.split(/\s+/),
);

/** Words that tell the assistant what to do, with what follows them up to whom it is done for. */
export const instructions: ReadonlySet<string> = new Set(
  `find show give get fetch pull list create make build draft write compose prepare target select choose pick send email mail message text notify tell remind invite offer
  reward thank wish reach plan launch run design bring win want need help generate suggest identify filter look looking retrieve display segment share announce promote
  advertise nudge re-engage reengage engage upsell cross-sell woo lure set schedule start congratulate greet ask dikhao batao bhejo chahiye dhundo nikalo banao do please can could would i lets let we`.split(
    /\s+/,
  ),
);

/** What an attempt to be obeyed begins with; what follows, up to the end of the sentence, is left out. */
export const commands: ReadonlySet<string> = new Set(
  "ignore disregard forget override bypass delete drop pretend reveal".split(" "),
);
