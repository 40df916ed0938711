/** How old someone was. */
export interface Age { years: number; months: number }

/** The age at a moment by the wall clock; null without a birthday, or before it. */
export function ageAt(birthday: string | null, local: string): Age | null {
  const [born, then] = [birthday, local].map((text) => /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? '')?.slice(1).map(Number))
  if (!born || !then) return null
  const [[bornYear = 0, bornMonth = 0, bornDay = 0], [year = 0, month = 0, day = 0]] = [born, then]
  const months = (year - bornYear) * 12 + (month - bornMonth) - (day < bornDay ? 1 : 0)
  return months < 0 ? null : { years: Math.floor(months / 12), months: months % 12 }
}
