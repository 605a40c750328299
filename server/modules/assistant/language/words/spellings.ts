// Short words that distance cannot put right, and English words that must not be taken for a slip of another.

export const shortSpellings: Record<string, string> = {
  frm: "from",
  form: "from",
  teh: "the",
  hte: "the",
  taht: "that",
  adn: "and",
  nad: "and",
  mor: "more",
  mre: "more",
  les: "less",
  lst: "last",
  wih: "with",
  wth: "with",
  wiht: "with",
  hav: "have",
  haev: "have",
  wo: "who",
  hwo: "who",
  whos: "whose",
  whoes: "whose",
  dyas: "days",
  dys: "days",
  spnt: "spent",
  spet: "spent",
  bot: "bought",
  brought: "bought",
  nt: "not",
  evry: "every",
  ppl: "people",
  cust: "customers",
  custs: "customers",
  yr: "year",
  b4: "before",
  thn: "than",
  ovr: "over",
  nvr: "never",
};

/** Near to words of ours, but words of their own. */
export const plainEnglish: ReadonlySet<string> = new Set(
  `kids like late least lost love care case call size side sick rich race rice rate rent read real road role rule safe sake salt same sand
  save seat seed seek self sell shoe shoes sock socks shot show sing sink site skin slow snow soap soft soil sold sole song soon sort soul
  soup star stay step stop such suit sure swim tail take talk tall tank tape task team tell tent term test than then they thin tiny tire
  toll tone tool tour town tree trip true tube turn twin type ugly unit upon used user vast verb very view vote wage wait wake walk wall want
  warm wash wave weak wear week west wide wife wild wind wine wing wire wise wood wool word work worn wrap yard yoga zone zero
  joke bake bread drive electric negative positive score above beneath house homes service phone phones brand brands shape share shirt shirts
  toys cream dress jeans lamps light night right might fight table chair books music movie games colour color black white green brown
  blue gold silver platinum bronze rose hair face hand foot feet body head mind heart money honey party pizza pasta juice water drink drinks
  street school office market garden kitchen bedroom bathroom country county court mouse horse nurse purse curse worse verse
  friends friend family families spice spices sweet sweets cake cakes baked bored brief chief
  height weight birth death health wealth earth north south east west rating reason season lesson person prison poison
  income outcome become welcome handsome awesome lonesome boxes faxes taxes basic magic logic
  dogs cats pets plants paint print point joint saint giant grant plant
  holding folding bidding wedding reading leading heading loading trading
  tattoo tattoos vegan shopify weird bread breads toast roast beans
  meter meters metre litre water later latte skirt skirts sports smart start chart
  parks pants paper pencil pens bags hats caps mugs pots pans spoon fork knife
  staff stuff sniff gifts lift drift swift shift draft craft
  clothes cloth cotton silk linen leather denim
  colleague manager director doctor teacher student engineer lawyer
  sentiment weather rainy sunny`.split(/\s+/),
);
