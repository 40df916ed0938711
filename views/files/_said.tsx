import { Notice } from '../components/notice.tsx'
import { languageName } from '../sounds.ts'
import { useWords } from '../words.ts'
import type { ShownTranscript } from './heard.ts'
import { saidHref, saidPart, type SaidProps } from './said-place.ts'
import { PanelPart } from './_panel-part.tsx'
import { Speakers } from './_speakers.tsx'
import { Transcript } from './_transcript.tsx'

/** Chances from which words are mostly, and often, right. */
const SURE = 0.8, UNSURE = 0.55

/** What is said in a file and by whom; nothing where simply nobody speaks. */
export function FileSaid(props: SaidProps) {
  const { t } = useWords()
  const { spoken: { id, transcript, speakers, countSaid, lacks }, canEdit, naming } = props
  const written = transcript && transcript.segments.length > 0 ? transcript : null
  if (!written && speakers.length === 0 && lacks === null) return null
  return (
    <PanelPart id={saidPart(id)} title={t('sound.said')}>
      <div data-said={saidHref(id, props.query)}>
        {written ? <SaidFacts transcript={written} /> : null}
        {lacks === 'time' ? <p class="panel-quiet">{t('sound.not-heard-yet')}</p> : null}
        {lacks === 'recogniser' ? <p class="panel-quiet">{t('sound.cannot-write-down')} <a href="/models">{t('sound.to-models')}</a></p> : null}
        {speakers.length > 0 ? <Speakers id={id} speakers={speakers} countSaid={countSaid} canEdit={canEdit} isOpen={naming} /> : null}
        {written ? <Transcript {...props} segments={written.segments} /> : null}
      </div>
    </PanelPart>
  )
}

/** Language and how right the words are, in words. */
function SaidFacts({ transcript: { accuracy, language, confidence, segments } }: { transcript: ShownTranscript }) {
  const { t, locale } = useWords()
  const sure = confidence >= SURE ? 'sound.words-right' : confidence >= UNSURE ? 'sound.words-unsure' : 'sound.words-wrong'
  const facts = [language ? languageName(locale.language, language) : '', accuracy === 'low' || confidence === 0 ? '' : t(sure), segments.some(({ edited }) => edited) ? t('sound.some-edited') : ''].filter(Boolean)
  return (
    <>
      {facts.length > 0 ? <p class="panel-quiet said-facts">{facts.join(' · ')}</p> : null}
      {accuracy === 'low' ? <Notice tone="info"><p>{t('sound.low-accuracy')} <a href="/models">{t('sound.to-models')}</a></p></Notice> : null}
    </>
  )
}
