import { useWords } from '../words.ts'
import type { FileDetails } from './data.ts'
import { PanelPart } from './_panel-part.tsx'

/** What camera, recorder and file say of themselves. */
export function FileFacts({ file }: { file: FileDetails }) {
  const { t, size, duration, number } = useWords()
  const pixels = file.width && file.height ? `${file.width} × ${file.height}` : ''
  const megapixels = file.kind === 'image' && file.width && file.height && file.width * file.height >= 500_000 ? t('file.megapixels', { value: number((file.width * file.height) / 1e6, 1) }) : ''
  return (
    <PanelPart id="file-facts" title={t(`file.about-${file.kind}`)}>
      <dl class="facts">
        {file.facts.map((fact) => (
          <div><dt>{t(`file.fact-${fact.key}`)}</dt><dd>{fact.query ? <a href={`/search?q=${encodeURIComponent(fact.query)}`}>{fact.value}</a> : fact.value}</dd></div>
        ))}
        {file.durationMs ? <div><dt>{t('file.fact-duration')}</dt><dd>{duration(file.durationMs)}</dd></div> : null}
        {pixels ? <div><dt>{t('file.fact-size')}</dt><dd>{[pixels, megapixels].filter(Boolean).join(' · ')}</dd></div> : null}
        <div><dt>{t('file.fact-file')}</dt><dd class="fact-name">{file.name}<span class="fact-more">{size(file.size)} · {file.mediaType}</span></dd></div>
        <div><dt>{t('file.fact-folder')}</dt><dd><a href={file.folderHref}>{[file.sourceName, file.folder].filter(Boolean).join(' / ') || t('folders.top')}</a></dd></div>
      </dl>
    </PanelPart>
  )
}
