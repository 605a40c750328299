// What else shows lists: their names in rules and exclusions, and how many a rule that asks about one holds for.
export const touched = ["Lists", "Attributes", "Segments"];
