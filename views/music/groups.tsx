import { Icon } from '../components/icon.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import type { MusicFrame, ShownGroup } from './data.ts'
import { EmptyPart, MusicPage } from './_music-page.tsx'

export interface GroupsProps extends MusicFrame { frame: Frame; groups: readonly ShownGroup[] }

/** /music/genres, /music/decades, /music/tempo, /music/untagged: what tracks share, as lines that lead to them. */
export function GroupsPage({ frame, part, hasUntagged, groups }: GroupsProps) {
  const { t } = useWords()
  return (
    <MusicPage frame={frame} part={part} hasUntagged={hasUntagged}>
      {groups.length === 0 ? <EmptyPart text={t(part === 'tempo' ? 'music.empty-tempo-text' : 'music.empty-text')} /> : (
        <ul class="music-groups" aria-label={t(`music.${part}`)}>
          {groups.map(({ name, text, href, icon }) => (
            <li><a class="music-row" href={href}><span class="cover cover-small cover-none"><Icon name={icon} /></span><span class="music-row-words"><span class="music-row-name">{name}</span>{' '}<span class="music-row-text">{text}</span></span></a></li>
          ))}
        </ul>
      )}
    </MusicPage>
  )
}
