import { domId } from '../components/dom-id.ts'
import { useWords } from '../words.ts'
import type { HeardSound } from './heard.ts'
import { HeardEvents } from './_heard-events.tsx'
import { headlineOf, keyFact, loudnessWords, tempoFact, genreFact, type HeardFact } from './heard-words.ts'
import { PanelPart } from './_panel-part.tsx'

/** What was heard, in words: each word leads to what else sounds so. */
export function FileHeard({ id, heard, query }: { id: string; heard: HeardSound; query: string }) {
  const words = useWords()
  const { t } = words
  if (heard.none) return <PanelPart id={domId('file-heard', id)} title={t('sound.heard')}><p class="panel-quiet">{t('sound.none')}</p></PanelPart>
  const headline = headlineOf(words, heard)
  const { loudness, quality, cutoff } = heard
  return (
    <PanelPart id={domId('file-heard', id)} title={t('sound.heard')}>
      {headline.length > 0 ? <ul class="heard-line">{headline.map((fact) => <li><Fact fact={fact} /></li>)}</ul> : null}
      <dl class="facts">
        <Row name={t('sound.tempo')} fact={tempoFact(words, heard)} />
        <Row name={t('sound.key')} fact={keyFact(words, heard)} />
        <Row name={t('sound.genre')} fact={genreFact(words, heard)} />
        {heard.musicTags.length > 0 ? <div><dt>{t('sound.music-tags')}</dt><dd>{heard.musicTags.map(({ label }) => label).join(', ')}</dd></div> : null}
        <HeardEvents events={heard.events} query={query} />
        {loudness ? <Row name={t('sound.loudness')} fact={loudnessWords(words, loudness)} /> : null}
        {quality ? <div><dt>{t('sound.quality')}</dt><dd>{t('sound.quality-score', { score: quality.score })}{quality.reasons.map((key) => <span class="fact-more">{words.say({ key, params: {} })}</span>)}</dd></div> : null}
        {cutoff ? <div><dt>{t('sound.bandwidth')}</dt><dd>{t('sound.up-to', { value: words.number(cutoff.hertz / 1000, 1) })}{cutoff.wall ? <span class="fact-more">{t('sound.wall')}</span> : null}</dd></div> : null}
      </dl>
      <Missing heard={heard} />
    </PanelPart>
  )
}

function Fact({ fact: { value, query } }: { fact: HeardFact }) {
  return query ? <a href={`/search?q=${encodeURIComponent(query)}`}>{value}</a> : <>{value}</>
}

function Row({ name, fact }: { name: string; fact: HeardFact | undefined }) {
  if (!fact) return null
  return <div><dt>{name}</dt><dd><Fact fact={fact} />{fact.more ? <span class="fact-more">{fact.more}</span> : null}</dd></div>
}

/** What nobody has listened for yet, and why. */
function Missing({ heard: { waiting, lacking, failed } }: { heard: HeardSound }) {
  const { t, say } = useWords()
  const names = (titles: readonly string[]): string => titles.map((key) => say({ key, params: {} })).join(', ')
  const quiet = lacking.filter((title) => title !== 'analysis.sound-speech') // that is said where the words would stand
  return (
    <>
      {waiting.length > 0 ? <p class="panel-quiet">{t('sound.waiting', { names: names(waiting) })}</p> : null}
      {quiet.length > 0 ? <p class="panel-quiet">{t('sound.lacking', { names: names(quiet) })} <a href="/models">{t('sound.to-models')}</a></p> : null}
      {failed.map(({ title, reason }) => <p class="panel-quiet">{t('sound.failed', { name: names([title]), reason: say(reason) })}</p>)}
    </>
  )
}
