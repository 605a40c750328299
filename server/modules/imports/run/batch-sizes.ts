// How much is written at once, at most.

export const batchSizes = { customers: 1_000, orders: 500, items: 2_500 } as const;
