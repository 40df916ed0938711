import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'

/**
 * The player that stays while people go from page to page: it stands outside #main, which navigation swaps. Hidden until something plays;
 * public/js/player.js fills it. Two <audio> take turns, so that the next track is there before the first ends.
 */
export function PlayerBar() {
  const { t } = useWords()
  return (
    <section id="player" class="player" aria-label={t('player.label')} hidden>
      <audio data-player-sound="" preload="auto"></audio>
      <audio data-player-sound="" preload="auto"></audio>
      <div class="player-now">
        <a class="player-cover" href="/music" tabindex={-1} aria-hidden="true" data-player-link=""><img class="player-picture" width="56" height="56" alt="" data-player-cover="" hidden /><Icon name="music" class="player-no-cover" /></a>
        <p class="player-words" aria-live="polite"><a class="player-title" href="/music" data-player-link="" data-player-title=""></a>{' '}<span class="player-artist" data-player-artist=""></span></p>
      </div>
      <div class="player-middle">
        <div class="player-buttons">
          <Button type="button" look="plain" icon="shuffle" class="player-extra" label={t('player.shuffle')} pressed={false} data={{ 'data-player-shuffle': '' }} />
          <Button type="button" look="plain" icon="skip-back" class="player-previous" label={t('player.previous')} data={{ 'data-player-previous': '' }} />
          <Button type="button" look="main" class="player-toggle" label={t('player.play')} data={{ 'data-player-toggle': '', 'data-label-pause': t('player.pause'), 'data-label-play': t('player.play') }}><Icon name="play" class="player-play-icon" /><Icon name="pause" class="player-pause-icon" /></Button>
          <Button type="button" look="plain" icon="skip-forward" label={t('player.next')} data={{ 'data-player-next': '' }} />
          <Button type="button" look="plain" class="player-extra player-repeat" label={t('player.repeat')} pressed={false} data={{ 'data-player-repeat': '' }}><Icon name="repeat" class="player-repeat-all" /><Icon name="repeat-1" class="player-repeat-one" /></Button>
        </div>
        <div class="player-line">
          <span class="player-time" data-player-at="">0:00</span>
          <input type="range" class="player-range player-seek" min="0" max="1" step="any" value="0" aria-label={t('player.seek')} data-player-seek="" />
          <span class="player-time" data-player-length=""></span>
        </div>
      </div>
      <div class="player-end">
        <Button type="button" look="plain" icon="audio-lines" class="player-extra" label={t('player.level')} pressed={true} data={{ 'data-player-level': '' }} />
        <label class="player-volume player-extra"><Icon name="volume-2" /><input type="range" class="player-range" min="0" max="1" step="0.05" value="1" aria-label={t('player.volume')} data-player-volume="" /></label>
        <Button type="button" look="plain" icon="list-music" label={t('player.queue')} pressed={false} data={{ 'data-player-queue-open': '', 'aria-controls': 'player-queue' }} />
        <Button type="button" look="plain" icon="x" label={t('player.close')} data={{ 'data-player-close': '' }} />
      </div>
      <Queue />
    </section>
  )
}

function Queue() {
  const { t } = useWords()
  return (
    <div id="player-queue" class="player-queue" role="region" aria-label={t('player.queue')} data-player-queue="" hidden>
      <header class="player-queue-head"><h2>{t('player.queue')}</h2><span class="quiet" data-player-count=""></span></header>
      <ol class="player-queue-list" tabindex={0} aria-label={t('player.queue')} data-player-list=""></ol>
      <template data-player-entry="">
        <li class="player-entry">
          <button type="button" class="player-entry-play" data-player-go=""><span class="player-entry-title" data-entry-title=""></span>{' '}<span class="player-entry-artist" data-entry-artist=""></span></button>
          <span class="player-time" data-entry-length=""></span>
          <Button type="button" look="plain" icon="x" label={t('player.take-out')} data={{ 'data-player-out': '' }} />
        </li>
      </template>
    </div>
  )
}
