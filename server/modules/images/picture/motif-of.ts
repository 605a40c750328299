// Which thing stands for what a shop sells, by the words for it.

export const motifNames = [
  "cup",
  "pouch",
  "bottle",
  "garment",
  "book",
  "plant",
  "bowl",
  "jewel",
  "headphones",
  "parcel",
] as const;
export type MotifName = (typeof motifNames)[number];

const signs: [MotifName, RegExp][] = [
  [
    "pouch",
    /\b(beans?|roast|ground|grocer\w*|rice|flour|atta|spices?|masala|grains?|dal|nuts?|pet food|kibble)\b/i,
  ],
  ["cup", /\b(coffee|tea|chai|espresso|latte|cappuccino|matcha|brew\w*|mugs?|cups?|kettles?)\b/i],
  [
    "bottle",
    /\b(beauty|skin\w*|serum|cream|lotion|shampoo|soap|oils?|perfume|fragrance|hair|cosmetics?|make-?up|bottles?|wine|juice|syrup)\b/i,
  ],
  [
    "garment",
    /\b(cloth\w*|apparel|fashion|shirts?|t-?shirts?|tees?|kurtas?|sarees?|saris?|dress\w*|jeans|jackets?|wear|hoodies?|linen)\b/i,
  ],
  ["book", /\b(books?|novels?|stationery|notebooks?|journals?|reading|magazines?)\b/i],
  ["plant", /\b(plants?|garden\w*|flowers?|seeds?|pots?|succulents?|bouquets?)\b/i],
  ["jewel", /\b(jewel\w*|rings?|necklaces?|gold|silver|diamonds?|earrings?|bangles?|watches|watch)\b/i],
  [
    "headphones",
    /\b(electronics?|phones?|mobiles?|headphones?|earphones?|audio|speakers?|laptops?|gadgets?|cables?|computers?)\b/i,
  ],
  [
    "bowl",
    /\b(food|sweets?|mithai|snacks?|meals?|cakes?|bak\w+|bread|desserts?|chocolates?|cookies?|restaurant|biryani|fruits?|vegetables?|dairy)\b/i,
  ],
];

/** The first text that has a word for one decides; a parcel may hold anything. */
export function motifOf(...texts: (string | undefined)[]): MotifName {
  for (const text of texts) {
    const found = signs.find(([, sign]) => sign.test(text ?? ""));
    if (found) return found[0];
  }
  return "parcel";
}

/** As it goes on in a sentence. */
export const motifWords: Record<MotifName, string> = {
  cup: "a full cup with steam rising from it",
  pouch: "a paper pouch, folded at the top",
  bottle: "a bottle and a jar",
  garment: "a folded shirt, front up",
  book: "a small pile of books",
  plant: "a green plant in its pot",
  bowl: "a bowl heaped to the brim",
  jewel: "a ring with its stone",
  headphones: "a pair of headphones",
  parcel: "a parcel with a ribbon",
};
