// What the demo shop sells: Malabar Coffee Works, a roaster with shops in three cities and a web shop.

export interface Product {
  product_id: string;
  sku: string;
  name: string;
  category: Category;
  /** Rupees. */
  price: number;
  /** How often it is bought, beside the others of its category. */
  weight: number;
}

export const categories = ["Coffee", "Subscription", "Brewing gear", "Cups", "Chocolate", "Gifts"] as const;
export type Category = (typeof categories)[number];

const shelf: Record<Category, [name: string, price: number, weight: number][]> = {
  Coffee: [
    ["Monsoon Malabar 250 g", 545, 9],
    ["Monsoon Malabar 1 kg", 1_890, 4],
    ["Chikmagalur Estate 250 g", 595, 7],
    ["Araku Valley Natural 250 g", 720, 5],
    ["South Indian Filter Blend 500 g", 480, 10],
    ["Decaf Coorg 250 g", 640, 3],
    ["Cold Brew Bags, pack of 10", 690, 5],
    ["Espresso No. 4, 250 g", 575, 8],
    ["Drip Bags Sampler, pack of 12", 840, 5],
  ],
  Subscription: [
    ["Monthly Roast, 500 g", 990, 6],
    ["Fortnightly Roast, 250 g", 560, 4],
  ],
  "Brewing gear": [
    ["Brass Filter Set", 1_450, 6],
    ["Pour-over Kettle 600 ml", 2_990, 3],
    ["AeroPress Go", 3_690, 2],
    ["French Press 350 ml", 1_290, 5],
    ["Hand Grinder", 4_250, 2],
    ["Paper Filters, pack of 100", 350, 8],
    ["Kitchen Scale 0.1 g", 1_890, 2],
  ],
  Cups: [
    ["Steel Davara and Tumbler", 420, 7],
    ["Stoneware Mug", 690, 6],
    ["Travel Tumbler 350 ml", 1_190, 4],
    ["Espresso Cups, set of 4", 1_490, 2],
  ],
  Chocolate: [
    ["Idukki 70 % Dark Bar", 320, 8],
    ["Coffee Bean Dragées 100 g", 390, 6],
    ["Jaggery and Sea Salt Bar", 340, 5],
  ],
  Gifts: [
    ["Diwali Hamper", 2_490, 5],
    ["Filter Coffee Starter Box", 1_990, 5],
    ["Gift Card ₹1,000", 1_000, 4],
  ],
};

export const products: Product[] = categories.flatMap((category, c) =>
  shelf[category].map(([name, price, weight], i) => ({
    product_id: `p-${c + 1}${String(i + 1).padStart(2, "0")}`,
    sku: `${category.slice(0, 3).toUpperCase()}-${c + 1}${String(i + 1).padStart(2, "0")}`,
    name,
    category,
    price,
    weight,
  })),
);
