/** True when PostgreSQL refused a row because its like is there already (23505), also where the cause lies deeper. */
export function isUniqueViolation(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if ('code' in at && at.code === '23505') return true
  return false
}
