import type { IconName } from '../components/icon-names.ts'
import { Icon } from '../components/icon.tsx'
import type { MessageKey } from '../messages/en.ts'
import { useWords } from '../words.ts'
import type { Frame, Place, RailCounts } from './frame.ts'

interface Entry { place: Place; href: string; icon: IconName; key: Extract<MessageKey, `rail.${string}`>; count?: keyof RailCounts; admin?: true; /** Not for one who sees only what carries certain tags. */ whole?: true; /** Only where there is something of it. */ only?: keyof RailCounts }
interface Group { key: 'rail.library' | 'rail.understanding' | 'rail.house'; entries: readonly Entry[] }

const groups: readonly Group[] = [
  { key: 'rail.library', entries: [
    { place: 'timeline', href: '/', icon: 'images', key: 'rail.timeline' },
    { place: 'recent', href: '/recent', icon: 'clock-plus', key: 'rail.recent' },
    { place: 'favorites', href: '/favorites', icon: 'heart', key: 'rail.favorites' },
    { place: 'searches', href: '/searches', icon: 'bookmark', key: 'rail.searches' },
    { place: 'folders', href: '/folders', icon: 'folder', key: 'rail.folders' },
  ] },
  { key: 'rail.understanding', entries: [{ place: 'people', href: '/people', icon: 'users', key: 'rail.people' }, { place: 'music', href: '/music', icon: 'music', key: 'rail.music', only: 'sounds' }, { place: 'tags', href: '/tags', icon: 'tag', key: 'rail.tags' }, { place: 'duplicates', href: '/duplicates', icon: 'copy', key: 'rail.duplicates', count: 'alike', whole: true }] },
  { key: 'rail.house', entries: [
    { place: 'sources', href: '/sources', icon: 'hard-drive', key: 'rail.sources', count: 'questions', admin: true },
    { place: 'jobs', href: '/jobs', icon: 'activity', key: 'rail.jobs', count: 'waiting', whole: true },
    { place: 'refusals', href: '/refusals', icon: 'file-x', key: 'rail.refusals', count: 'refusals', whole: true },
    { place: 'trash', href: '/trash', icon: 'trash-2', key: 'rail.trash', count: 'trash', whole: true },
    { place: 'models', href: '/models', icon: 'cpu', key: 'rail.models', admin: true },
    { place: 'devices', href: '/devices', icon: 'monitor-smartphone', key: 'rail.devices' },
    { place: 'settings', href: '/settings', icon: 'settings', key: 'rail.settings' },
  ] },
]
/** The four that a phone shows; the rest stands behind 'More'. */
const onPhone: readonly Place[] = ['timeline', 'favorites', 'folders', 'people']

/** The way through the house: a rail at the side, a bar at the bottom of a phone. */
export function Rail({ place, person, counts }: { place: Place; person: Pick<Frame['person'], 'role' | 'isLimited'>; counts?: RailCounts }) {
  const { t } = useWords()
  const allowed = groups.map((group) => ({ ...group, entries: group.entries.filter((entry) => (!entry.admin || person.role === 'admin') && (!entry.whole || !person.isLimited) && (!entry.only || (counts?.[entry.only] ?? 0) > 0 || entry.place === place)) }))
  const rest = allowed.flatMap((group) => group.entries).filter((entry) => !onPhone.includes(entry.place))
  return (
    <nav id="rail" class="rail" aria-label={t('rail.label')}>
      {allowed.map((group) => (
        <div class="rail-group">
          <h2 class="rail-title" id={group.key.replace('.', '-')}>{t(group.key)}</h2>
          <ul aria-labelledby={group.key.replace('.', '-')}>
            {group.entries.map((entry) => <li class={onPhone.includes(entry.place) ? 'rail-entry' : 'rail-entry rail-wide-only'}><RailLink entry={entry} here={place} counts={counts} /></li>)}
          </ul>
        </div>
      ))}
      <details class="rail-more">
        <summary><Icon name="ellipsis" /><span>{t('rail.more')}</span></summary>
        <ul>{rest.map((entry) => <li><RailLink entry={entry} here={place} counts={counts} /></li>)}</ul>
      </details>
    </nav>
  )
}

function RailLink({ entry, here, counts }: { entry: Entry; here: Place; counts?: RailCounts }) {
  const { t, number } = useWords()
  const count = entry.count ? counts?.[entry.count] ?? 0 : 0
  return (
    <a class="rail-link" href={entry.href} aria-current={entry.place === here ? 'page' : undefined} data-place={entry.place} title={t(entry.key)}>
      <Icon name={entry.icon} />
      <span class="rail-name">{t(entry.key)}</span>
      {entry.count ? <RailCount name={entry.count} value={count} text={number(count)} /> : null}
    </a>
  )
}

/** The number beside an entry; /live replaces every element with its data-count. */
export function RailCount({ name, value, text }: { name: keyof RailCounts; value: number; text: string }) {
  return <span class={name === 'questions' ? 'rail-count rail-count-loud' : 'rail-count'} data-count={name} hidden={value === 0}>{text}</span>
}
