// How much is written at once, at most.

export const batchSizes = { customers: 1_000, orders: 1_000, items: 5_000 } as const;
