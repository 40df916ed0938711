/**
 * The formatters of Intl, each made once: making one costs as much as using it a hundred times, and a page of the timeline uses hundreds.
 * There are as many as languages, time zones of readers and ways of writing in these pages: a few hundred at most.
 */
export const formatters = {
  date: kept((tag, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options)),
  number: kept((tag, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options)),
  relative: kept((tag, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(tag, options)),
  names: kept((tag, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(tag, options)),
  plural: kept((tag, options: Intl.PluralRulesOptions) => new Intl.PluralRules(tag, options)),
}

function kept<Options extends object, Formatter>(make: (tag: string, options: Options) => Formatter): (tag: string, options: Options) => Formatter {
  const made = new Map<string, Formatter>()
  return (tag, options) => {
    const key = tag + JSON.stringify(options)
    const there = made.get(key) ?? make(tag, options)
    made.set(key, there)
    return there
  }
}
