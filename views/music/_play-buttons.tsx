import { Button } from '../components/button.tsx'
import { useWords } from '../words.ts'

/** Plays the list that they stand in, in order or not; nothing without scripts. */
export function PlayButtons() {
  const { t } = useWords()
  return (
    <div class="play-buttons only-scripted">
      <Button type="button" look="main" icon="play" data={{ 'data-play-all': '' }}>{t('music.play')}</Button>
      <Button type="button" icon="shuffle" data={{ 'data-play-shuffled': '' }}>{t('music.shuffle')}</Button>
    </div>
  )
}
