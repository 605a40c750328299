// The catalogue of the shop that phrases are tried on: what its customers are, buy, are sent and do.
import type { Attribute, AttributeType, Catalogue } from "../../../../contract/attributes.ts";
import { builtInAttributes } from "../../../../contract/rule-attributes.ts";

const values = (...words: string[]) => words.map((value, i) => ({ value, count: 100 - i }));

const common: Record<string, string[]> = {
  city: ["Mumbai", "Pune", "Bengaluru", "Delhi", "Chennai", "Hyderabad", "Kolkata"],
  region: ["Maharashtra", "Karnataka", "Tamil Nadu"],
  country: ["IN", "GB", "AE", "US"],
  gender: ["female", "male"],
  language: ["en", "hi"],
  source: ["instagram", "google", "referral", "store"],
  tags: ["vip", "gold", "platinum", "staff", "coffee", "wholesale"],
};

const builtIn: Attribute[] = Object.entries(builtInAttributes).map(([name, { type, label }]) => ({
  name,
  label,
  type,
  custom: false,
  fill_rate: 0.9,
  common_values: values(...(common[name] ?? [])),
}));

function custom(key: string, type: AttributeType, ...known: string[]): Attribute {
  const label = key.replaceAll("_", " ");
  return {
    name: `custom.${key}`,
    label,
    type,
    custom: true,
    fill_rate: 0.6,
    common_values: values(...known),
  };
}

export const shopCatalogue: Catalogue = {
  attributes: [
    ...builtIn,
    custom("tier", "text", "gold", "silver", "platinum"),
    custom("points", "number"),
    custom("newsletter", "boolean"),
    custom("renewal", "date"),
    custom("interests", "list", "tea", "coffee", "chocolate"),
    custom("skin_type", "text", "oily", "dry"),
  ],
  columns: [
    {
      of: "items",
      column: "product_id",
      common_values: [
        { value: "p-1", label: "Brass Filter Set", count: 20 },
        { value: "p-9", label: "Filter Coffee Starter Box", count: 12 },
        { value: "p-2", label: "Monsoon Malabar 250 g", count: 40 },
        { value: "p-3", label: "Stoneware Mug", count: 15 },
      ],
    },
    {
      of: "items",
      column: "category",
      common_values: values("Coffee", "Tea", "Chocolate", "Gifts", "Cups", "Sale"),
    },
    { of: "orders", column: "store", common_values: values("Andheri", "Bandra") },
    { of: "orders", column: "channel", common_values: values("web", "store") },
    { of: "orders", column: "coupon", common_values: values("WELCOME10", "DIWALI20") },
    { of: "messages", column: "channel", common_values: values("email", "whatsapp", "sms") },
    {
      of: "messages",
      column: "campaign_id",
      common_values: [
        { value: "1", label: "Diwali 2025", count: 300 },
        { value: "2", label: "Summer Sale", count: 200 },
        { value: "3", label: "Welcome back", count: 100 },
      ],
    },
  ],
  events: [
    {
      name: "product_viewed",
      properties: [
        { name: "category", type: "text", common_values: values("Coffee", "Tea") },
        { name: "price", type: "number", common_values: [] },
      ],
    },
    { name: "cart_abandoned", properties: [{ name: "value", type: "number", common_values: [] }] },
    {
      name: "Store visited",
      properties: [{ name: "store", type: "text", common_values: values("Andheri") }],
    },
  ],
  segments: [
    { id: "1", name: "Loyal", uses: [], conditions: 1 },
    { id: "2", name: "Coffee lovers", uses: [], conditions: 1 },
  ],
  lists: [
    { id: "1", name: "Press" },
    { id: "2", name: "Tasting guests" },
  ],
  scores: true,
  currency: "INR",
  timezone: "Asia/Kolkata",
};
