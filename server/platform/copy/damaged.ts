// Why a copy is built anew: it is not, or will not be, what PostgreSQL has.

export class DamagedCopy extends Error {}
