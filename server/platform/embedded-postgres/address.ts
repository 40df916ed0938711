/** Where a PostgreSQL answers: an address that a person gave, or the socket folder of our own. */
export type ConnectionAddress =
  | { url: string }
  | { host: string; port: number; user: string; password: string; database: string }
